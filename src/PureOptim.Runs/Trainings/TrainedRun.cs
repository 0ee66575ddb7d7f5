using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Runs;

/// <summary>A finished training in a store.</summary>
/// <param name="Id">The identity of the training.</param>
/// <param name="Digest">SHA-256 over the identity and the last link of the chain: equal for runs of the same training with the same bits at every link, if the links have the same spacing.</param>
/// <param name="End">Parameters and optimizer state after the last step.</param>
/// <param name="Losses">The loss on the batch of each step, after its update.</param>
/// <param name="Folder">The folder with its files.</param>
/// <param name="WasFinished">Whether it was finished before, and nothing was computed.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed record TrainedRun<T>(string Id, string Digest, Iterate<T> End, ImmutableArray<double> Losses, string Folder, bool WasFinished)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
