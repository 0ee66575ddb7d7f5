using PureOptim;
using PureOptim.Networks;
using PureOptim.Runs;

var settings = new { Hidden = 16, BatchSize = 32, Seed = 7ul };
var keys = RandomKey.FromSeed(settings.Seed).Split();
var network = Network.Of(Activation.Tanh, 2, settings.Hidden, 2);
var training = new Training<Batch<float>, float>("quadrants", settings, new Adam { LearningRate = 0.01 }, network)
{
    Start = () => network.Init<float>(keys[0]),
    BatchAt = step => Quadrants(keys[1].FoldIn((uint)step), settings.BatchSize),
    Steps = 3000,
};
var store = new TrainingStore(args[0]) { Report = Console.Error.WriteLine };
var run = store.Complete(training);
Console.WriteLine($"{training}: loss {run.Losses[^1]}, digest {run.Digest[..16]}");

// Whether the coordinates of a point have the same sign.
static Batch<float> Quadrants(RandomKey key, int count)
{
    var points = new float[2 * count];
    key.FillNormal<float>(points);
    return new(points, [.. points.Chunk(2).Select(point => point[0] * point[1] > 0 ? 1 : 0)]);
}
