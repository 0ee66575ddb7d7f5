namespace PureOptim.Runs.Descriptions;

/// <summary>Another data set in the format of MNIST, from the folder that <c>--data</c> names. What is left empty is filled in when it is read.</summary>
internal sealed record IdxFiles(string TrainImages = "", string TrainLabels = "", string TestImages = "", string TestLabels = "")
    : DataSource(TrainImages, TrainLabels, TestImages, TestLabels);
