namespace PureOptim.Runs.Descriptions;

/// <summary>A data set to tell classes apart in.</summary>
internal abstract record DataSource;

/// <summary>A data set of labelled images, identified by its content: where the files lie is not part of a description.</summary>
/// <param name="TrainImages">SHA-256 of the unpacked IDX file of the images to train on; empty while it is not known.</param>
/// <param name="TrainLabels">That of their labels.</param>
/// <param name="TestImages">That of the images to test on.</param>
/// <param name="TestLabels">That of their labels.</param>
internal abstract record ImageFiles(string TrainImages, string TrainLabels, string TestImages, string TestLabels) : DataSource
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

/// <summary>
/// MNIST: 60,000 and 10,000 images of handwritten digits, 28 x 28, which come with the tool. Its hashes are part of a description, as those of
/// any data set; a description that states others means no MNIST and is refused.
/// </summary>
internal sealed record Mnist(
    string TrainImages = Mnist.KnownTrainImages,
    string TrainLabels = Mnist.KnownTrainLabels,
    string TestImages = Mnist.KnownTestImages,
    string TestLabels = Mnist.KnownTestLabels)
    : ImageFiles(
        Require.Same(KnownTrainImages, TrainImages, nameof(TrainImages)),
        Require.Same(KnownTrainLabels, TrainLabels, nameof(TrainLabels)),
        Require.Same(KnownTestImages, TestImages, nameof(TestImages)),
        Require.Same(KnownTestLabels, TestLabels, nameof(TestLabels)))
{
    private const string KnownTrainImages = "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";
    private const string KnownTrainLabels = "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5";
    private const string KnownTestImages = "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7";
    private const string KnownTestLabels = "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2";
}

/// <summary>Another data set in the format of MNIST, from the folder that <c>--data</c> names. Hashes that are left empty are filled in when it is read.</summary>
internal sealed record IdxFiles(string TrainImages = "", string TrainLabels = "", string TestImages = "", string TestLabels = "")
    : ImageFiles(TrainImages, TrainLabels, TestImages, TestLabels);
