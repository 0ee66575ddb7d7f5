using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Data;

/// <summary>A data set: its description, and the examples to train and to test on.</summary>
internal sealed record LabelledData(DataSource Source, LabelledSet Train, LabelledSet Test)
{
    /// <summary>Reads or draws a data set.</summary>
    /// <param name="source">The data set that the description names.</param>
    /// <param name="folder">A folder with other images, or null.</param>
    /// <param name="classes">The number of classes: every label is below it.</param>
    internal static LabelledData Of(DataSource source, string? folder, int classes) => source switch
    {
        PointsDataSource points => classes >= 2
            ? PointSampler.Of(points)
            : throw new RunException(Invariant($"layers end with {classes}; the points are of 2 classes")),
        ImageFiles files => Of(ImageFolder.Read(files, folder, classes)),
        _ => throw new NotSupportedException(Invariant($"There are no data of {source}.")),
    };

    private static LabelledData Of(ImageData images) => new(images.Source, images.Train, images.Test);
}
