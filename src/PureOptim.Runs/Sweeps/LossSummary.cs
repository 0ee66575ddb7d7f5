namespace PureOptim.Runs.Sweeps;

/// <summary>A summary of the losses of a trial, collected one by one in memory that does not grow with the number of steps.</summary>
/// <param name="firstStep">The step of the first loss.</param>
internal sealed class LossSummary(long firstStep)
{
    private const int Tail = 100;

    /// <summary>The last losses; the one at step s stands at s - firstStep, modulo the length.</summary>
    private readonly double[] _tail = new double[Tail];
    private long _count;

    /// <summary>The last loss; NaN before the first.</summary>
    internal double Final { get; private set; } = double.NaN;

    /// <summary>The smallest loss; NaN if none is finite.</summary>
    internal double Best { get; private set; } = double.NaN;

    /// <summary>The first step that has it; 0 if none is finite.</summary>
    internal long BestStep { get; private set; }

    /// <summary>The first step whose loss is not a finite number, or null.</summary>
    internal long? DivergedAt { get; private set; }

    /// <summary>The mean of the last 100 losses, or of all if they are fewer; NaN if one of them is not finite.</summary>
    internal double MeanOfLast
    {
        get
        {
            var sum = 0.0;
            var length = long.Min(Tail, _count);
            for (var i = _count - length; i < _count; i++) sum += _tail[i % Tail] is var loss && double.IsFinite(loss) ? loss : double.NaN;
            return sum / length;
        }
    }

    /// <summary>Takes in the next loss.</summary>
    internal void Add(double loss)
    {
        if (!double.IsFinite(loss)) DivergedAt ??= firstStep + _count;
        else if (!(loss >= Best)) (Best, BestStep) = (loss, firstStep + _count);
        _tail[_count++ % Tail] = Final = loss;
    }
}
