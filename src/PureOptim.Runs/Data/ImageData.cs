using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Data;

/// <summary>A data set of images: its description, and the images to train and to test on.</summary>
internal sealed record ImageData(ImageFiles Source, ImageSet Train, ImageSet Test);
