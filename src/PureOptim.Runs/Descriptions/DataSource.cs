using PureOptim.Runs.Files;

namespace PureOptim.Runs.Descriptions;

/// <summary>A data set of labelled images, identified by its content: where the files lie is not part of a description.</summary>
/// <param name="TrainImages">SHA-256 of the unpacked IDX file of the images to train on; empty while it is not known.</param>
/// <param name="TrainLabels">That of their labels.</param>
/// <param name="TestImages">That of the images to test on.</param>
/// <param name="TestLabels">That of their labels.</param>
internal abstract record DataSource(string TrainImages, string TrainLabels, string TestImages, string TestLabels)
{
    /// <summary>SHA-256 of the unpacked IDX file of the images to train on; empty while it is not known.</summary>
    public string TrainImages { get; } = Require.Sha256(TrainImages);

    /// <summary>That of their labels.</summary>
    public string TrainLabels { get; } = Require.Sha256(TrainLabels);

    /// <summary>That of the images to test on.</summary>
    public string TestImages { get; } = Require.Sha256(TestImages);

    /// <summary>That of their labels.</summary>
    public string TestLabels { get; } = Require.Sha256(TestLabels);
}
