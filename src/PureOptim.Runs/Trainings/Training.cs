using System.Numerics;
using PureOptim.Core;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Runs;

/// <summary>
/// A training of your own program that a <see cref="TrainingStore"/> can keep, resume and replay: everything that its numbers depend on, under an identity.
/// </summary>
/// <remarks>
/// The identity is the SHA-256 of a canonical text of name, settings, optimizer, number of steps and element type. Everything else that the numbers depend on (data,
/// widths, seeds) belongs into the settings; of a data set, its SHA-256. <see cref="Start"/> and <see cref="BatchAt"/> must be functions: the same settings
/// and step give the same bits, as with random draws by <see cref="RandomKey"/>.
/// </remarks>
/// <typeparam name="TBatch">The type of the batch of one step.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed record Training<TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly OwnTraining _problem;

    /// <summary>A training.</summary>
    /// <param name="name">The name: a word that can be the name of a file.</param>
    /// <param name="settings">
    /// What its numbers depend on: a record or an anonymous object of numbers, texts, truth values, enumerations, schedules, optimizers, immutable arrays,
    /// pairs, and records of these.
    /// </param>
    /// <param name="optimizer">The optimizer, a record as those of the library are.</param>
    /// <param name="model">The model. It must have a loss, which is kept for every step.</param>
    /// <exception cref="ArgumentException">The name is no file name, the settings have a part that cannot be described, or the model has no loss.</exception>
    public Training(string name, object settings, IOptimizer optimizer, IModel<TBatch, T> model)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(model);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)) throw new ArgumentException($"A stored training is in float or double, not {typeof(T).Name}.", nameof(model));
        if (!model.Gives.HasFlag(Needs.Loss)) throw new ArgumentException($"{model.GetType().Name} has no loss (its Gives does not say so), and a stored training keeps the loss of every step.", nameof(model));
        (Name, Settings, Optimizer, Model) = (name, settings, optimizer, model);
        OwnSettings.Check(optimizer);
        _problem = new(OwnSettings.Of(settings));
        _ = Description; // An invalid name is refused here too.
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The settings on which the numbers depend.</summary>
    public object Settings { get; }

    /// <summary>The optimizer.</summary>
    public IOptimizer Optimizer { get; }

    /// <summary>The model.</summary>
    public IModel<TBatch, T> Model { get; }

    /// <summary>Makes the first parameters, the same at every call.</summary>
    public required Func<Parameters<T>> Start { get; init => field = value ?? throw new ArgumentNullException(nameof(Start)); }

    /// <summary>Makes the batch of the step that follows a number of others (0 for the first), the same at every call with that number.</summary>
    public required Func<long, TBatch> BatchAt { get; init => field = value ?? throw new ArgumentNullException(nameof(BatchAt)); }

    /// <summary>The number of steps, 1 to 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public required long Steps { get; init => field = Require.Between(1, 1_000_000, value); } = 1;

    /// <summary>The identity: 64 hexadecimal digits.</summary>
    public string Id => Description.Id;

    internal Description Description => new(Name, _problem, [new RunEntry(Optimizer)])
    {
        Steps = Steps,
        Precision = typeof(T) == typeof(float) ? FloatType.Float32 : FloatType.Float64,
    };

    internal TrainingPlan<TBatch, T> PlanWith(int threads) => new(Description, Model, Start, BatchAt, threads);

    /// <summary>The name and the beginning of the identity.</summary>
    public override string ToString() => $"{Name} {Id[..16]}";
}
