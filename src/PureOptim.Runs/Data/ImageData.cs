using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Data;

/// <summary>A data set: what it is, and the images to train and to test on.</summary>
internal sealed record ImageData(DataSource Source, ImageSet Train, ImageSet Test);
