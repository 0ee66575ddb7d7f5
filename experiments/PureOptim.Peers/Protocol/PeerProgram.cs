using System.Collections.Concurrent;
using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Peers.Protocol;

/// <summary>A program that runs optimizers, in as many processes as there are threads that ask.</summary>
/// <param name="command">The command that starts it.</param>
/// <param name="limits">What a process may take.</param>
/// <param name="cancelled">Ends waiting for it.</param>
internal sealed class PeerProgram(PeerCommand command, PeerLimits limits, CancellationToken cancelled = default) : IDisposable
{
    /// <summary>After so many replies that came too late nothing more is asked: every one costs its whole patience.</summary>
    private const int MostLate = 3;

    /// <summary>To look at a process's memory takes as long as a short run.</summary>
    private const int ExchangesBetweenLooks = 64;

    private readonly ConcurrentBag<PeerProcess> _idle = [];
    private int _late;

    /// <summary>The command that starts it.</summary>
    internal PeerCommand Command => command;

    /// <summary>Whether nothing more is asked of it, since it hung too often.</summary>
    internal bool IsGivenUp => Volatile.Read(ref _late) >= MostLate;

    /// <summary>The optimizers that it runs.</summary>
    /// <exception cref="PeerException">It cannot be started, or does not keep to the protocol.</exception>
    internal PeerList List() => Use(process => PeerList.Of(PeerSession.Accepted(process.Ask([PeerRequest.List], cancelled)[0])));

    /// <summary>What it says of an optimizer.</summary>
    /// <exception cref="PeerException">It does not keep to the protocol.</exception>
    /// <exception cref="PeerRefusalException">It has no such optimizer.</exception>
    internal PeerDescription Describe(string optimizer) => Use(process => PeerDescription.Of(PeerSession.Accepted(process.Ask([PeerRequest.Describe(optimizer)], cancelled)[0])));

    /// <summary>The products of two lists in its arithmetic.</summary>
    internal ImmutableArray<double> Multiply(Precision precision, Parameters<double> left, Parameters<double> right) => Use(process =>
        PeerNumbers.Read(PeerSession.Field(PeerSession.Accepted(process.Ask([PeerRequest.Probe(precision, left, right)], cancelled)[0]), "product"), left.Length, "product"));

    /// <summary>Takes runs of an optimizer.</summary>
    /// <exception cref="PeerException">It does not keep to the protocol.</exception>
    /// <exception cref="PeerRefusalException">It says that it cannot take one of the runs.</exception>
    internal ImmutableArray<PeerPath> Take(PeerDescription optimizer, ImmutableArray<PeerRun> runs) =>
        Use(process => new PeerSession(process, optimizer, cancelled).Take(runs));

    /// <summary>A program of its own language that takes runs, and the ending of its file; null where it writes none.</summary>
    internal (string Text, string Suffix)? Script(PeerDescription optimizer, ImmutableArray<PeerRun> runs)
    {
        try
        {
            return Use(process =>
            {
                var reply = PeerSession.Accepted(process.Ask([PeerRequest.Script(optimizer, runs)], cancelled)[0]);
                return ($"{PeerSession.Field(reply, "script")}", $"{PeerSession.Field(reply, "suffix")}");
            });
        }
        catch (PeerRefusalException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var process)) process.Dispose();
    }

    /// <summary>Uses a process that nobody else uses; one that fails is not used again.</summary>
    private TResult Use<TResult>(Func<PeerProcess, TResult> use)
    {
        if (IsGivenUp) throw new PeerException(Invariant($"it was given up after {MostLate} replies that did not come in time"));
        var process = _idle.TryTake(out var idle) ? idle : PeerProcess.Start(command, limits);
        var isSound = false;
        try
        {
            var result = use(process);
            isSound = true;
            return result;
        }
        catch (PeerRefusalException)
        {
            isSound = true;
            throw;
        }
        catch (PeerException exception) when (exception.IsLate)
        {
            Interlocked.Increment(ref _late);
            throw;
        }
        finally
        {
            // What a library keeps for every shape that it has seen is no fault of an optimizer.
            if (isSound && (process.Exchanges % ExchangesBetweenLooks != 0 || process.Memory < limits.Memory / 4)) _idle.Add(process);
            else process.Dispose();
        }
    }
}
