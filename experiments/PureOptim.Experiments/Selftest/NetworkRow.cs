using PureOptim.Article;
using PureOptim.Networks.Formats;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Selftest;

/// <summary>
/// The first iterations of <c>run mnist</c> with every optimizer in turn, each on all of the threads: the losses, the final parameters, and how
/// many of the first 100 test images are classified correctly.
/// </summary>
internal sealed record NetworkRow(long Iterations)
    : SelfTest($"network-{Iterations}", $"{Iterations} iterations of six optimizers on MNIST")
{
    private const int TestImages = 100;

    private static readonly Lazy<LabelledData> _data = new(() =>
    {
        var all = ImageFolder.Read(new Mnist(), null, 10);
        var (images, labels) = (all.Test.Images, all.Test.Labels);
        var first = new IdxImages(TestImages, images.Rows, images.Columns, images.Pixels[..(TestImages * all.Test.InputSize)]);
        return new(all.Source, all.Train, new ImageSet(first, new IdxLabels(labels.Values[..TestImages])));
    });

    internal override bool NeedsVectors => Iterations > 10;

    internal override void AddTo<T>(Digest digest, int threads)
    {
        var mnist = BuiltInDescriptions.Load("mnist");
        foreach (var entry in mnist.Optimizers)
        {
            // One optimizer a plan: several would have a thread each.
            var alone = new Description(mnist.Name, mnist.Problem, [entry])
            {
                Steps = Iterations,
                Precision = typeof(T) == typeof(float) ? FloatType.Float32 : FloatType.Float64,
                Seed = mnist.Seed,
            };
            var trace = (CurveTrace)new ClassifyPlan(alone, (Classify)alone.Problem, _data.Value, threads).Run(_ => { }).Traces[0];
            Add(digest, trace.Optimizer, [.. trace.Losses.Select(T.CreateTruncating)]);
            digest.Add(trace.Digest);
            digest.Add((long)double.Round(trace.TestAccuracy * TestImages));
        }
    }
}
