using System.Numerics;
using PureOptim.Core;
using PureOptim.Runs;

namespace PureOptim.Tests.Trainings;

/// <summary>A user's own training: a line through noisy points, drawn again for every step.</summary>
internal static class Lines
{
    /// <summary>Half the mean of squared errors of a line a x + b.</summary>
    internal sealed record Model<T> : IModel<T[], T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Needs Gives => Needs.Loss | Needs.OtherPoints;

        public T Loss(Parameters<T> parameters, T[] batch) => Errors(parameters, batch).Aggregate(T.Zero, (sum, error) => sum + error.Error * error.Error) / T.CreateChecked(batch.Length);

        public Parameters<T> Gradient(Parameters<T> parameters, T[] batch)
        {
            var (slope, offset) = (T.Zero, T.Zero);
            foreach (var (x, error) in Errors(parameters, batch)) (slope, offset) = (slope + error * x, offset + error);
            var count = T.CreateChecked(batch.Length / 2);
            return [slope / count, offset / count];
        }

        private static IEnumerable<(T X, T Error)> Errors(Parameters<T> parameters, T[] batch) =>
            batch.Chunk(2).Select(point => (point[0], parameters[0] * point[0] + parameters[1] - point[1]));
    }

    /// <summary>A rule of a user's own, in her assembly.</summary>
    internal sealed record OwnDescent : ElementWise
    {
        public Schedule LearningRate { get; init; } = 0.1;

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

        public readonly record struct Rule<R>(R LearningRate) : IRule<R, ValueTuple>
            where R : struct, PureOptim.Numerics.IReal<R>
        {
            public (R Update, ValueTuple Memory) Step(R parameter, R gradient, ValueTuple memory) => (LearningRate * gradient, memory);
        }
    }

    /// <summary>The settings that the numbers depend on.</summary>
    public sealed record Settings(double Slope = 2, double Noise = 0.1, ulong Seed = 1)
    {
        public int Points { get; init; } = 8;
    }

    internal static Training<T[], T> Training<T>(Settings? settings = null, IOptimizer? optimizer = null, long steps = 60, Action<long>? before = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = settings ?? new();
        var key = RandomKey.FromSeed(given.Seed);
        return new("line", given, optimizer ?? new Momentum { LearningRate = 0.05 }, new Model<T>())
        {
            Start = () => [T.Zero, T.Zero],
            BatchAt = step =>
            {
                before?.Invoke(step);
                return Batch<T>(key.FoldIn((uint)step), given);
            },
            Steps = steps,
        };
    }

    private static T[] Batch<T>(RandomKey key, Settings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var numbers = new T[2 * settings.Points];
        key.FillNormal<T>(numbers);
        for (var i = 0; i < numbers.Length; i += 2) numbers[i + 1] = T.CreateChecked(settings.Slope) * numbers[i] + T.CreateChecked(settings.Noise) * numbers[i + 1];
        return numbers;
    }
}
