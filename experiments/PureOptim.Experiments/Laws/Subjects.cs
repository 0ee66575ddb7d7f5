using System.Collections.Immutable;
using PureOptim.Experiments.Catalogue;
using PureOptim.Laws;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Laws;

/// <summary>Everything that laws are tried on.</summary>
internal static class Subjects
{
    /// <summary>One schedule of each kind.</summary>
    internal static ImmutableArray<SubjectOf<Schedule>> Schedules { get; } = [.. ScheduleLaws.Kinds.Select(Kind)];

    /// <summary>Both precisions.</summary>
    internal static ImmutableArray<SubjectOf<Precision>> Precisions { get; } =
        [.. Enum.GetValues<Precision>().Select(precision => new SubjectOf<Precision>(precision, $"{precision}"))];

    /// <summary>The names of the catalog's optimizers on the command line.</summary>
    internal static IEnumerable<string> OptimizerNames => Catalog.Optimizers.Select(NameOf);

    /// <summary>Every optimizer of the catalog, or the one of that name, with each of its options.</summary>
    internal static ImmutableArray<SubjectOf<IOptimizer>> Optimizers(string? name)
    {
        string[] known = [.. OptimizerNames];
        string[] chosen = [.. known.Where(member => name is null || string.Equals(member, name, StringComparison.OrdinalIgnoreCase))];
        return chosen.Length == 0
            ? throw new RunException($"--optimizer is {name}; that is not a known optimizer; {Nearest.Hint(name!, known)}")
            : [.. from member in chosen from variant in Catalog.Variants where NameOf(variant) == member select Optimizer(variant)];
    }

    /// <summary>An optimizer as it stands.</summary>
    internal static SubjectOf<IOptimizer> Optimizer(IOptimizer optimizer) =>
        new(optimizer, optimizer.DisplayName, OptionOf(optimizer), CatalogueEntry.FamilyOf(optimizer));

    /// <summary>A kind of schedule in words.</summary>
    internal static string NameOf(Schedule schedule)
    {
        var words = SettingsText.Words(TypeCatalog.NameOf(schedule.GetType(), typeof(Schedule)));
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    private static SubjectOf<Schedule> Kind(Schedule schedule) => new(schedule, NameOf(schedule), OptionOf(schedule));

    /// <summary>What tells a schedule from others of its kind, in words.</summary>
    private static string OptionOf(Schedule schedule) => schedule switch
    {
        ExponentialSchedule { Staircase: true } or InverseTimeSchedule { Staircase: true } => "staircase",
        CosineSchedule { Exponent: not 1 } => "bent",
        PolynomialSchedule { Cycles: true } => "in cycles",
        PolynomialSchedule { Shape: PolynomialShape.PowerOfElapsed } => "of the elapsed",
        InterpolatedSchedule { Interpolation: Interpolation.Cosine } => "cosine",
        CosineRestartsSchedule { PeriodFactor: not 1 } => "growing",
        CyclicSchedule { CycleFactor: not 1 } => "shrinking",
        _ => "",
    };

    private static string NameOf(IOptimizer optimizer) => TypeCatalog.NameOf(optimizer.GetType(), typeof(IOptimizer));

    /// <summary>The options that differ from their defaults, in words. Schedules are no options: the laws draw them for each case.</summary>
    private static string OptionOf(IOptimizer optimizer)
    {
        var standard = Activator.CreateInstance(optimizer.GetType());
        return string.Join(", ", RecordSchema.Of(optimizer.GetType()).Fields
            .Where(field => field.Type != typeof(Schedule))
            .Select(field => (Field: field, Value: field.Property.GetValue(optimizer)!, Standard: field.Property.GetValue(standard)))
            .Where(option => !option.Value.Equals(option.Standard))
            .Select(option => $"{SettingsText.NameOf(option.Field)} {SettingsText.Text(option.Value)}"));
    }
}

/// <summary>The subject of laws, as a column of a table.</summary>
/// <param name="TypeCatalog">The heading of the column and its neighbours: an optimizer, a kind of schedule, a precision.</param>
/// <param name="Option">The options that differ from their defaults, in words; empty where none does.</param>
/// <param name="Family">What the optimizer's steps are made of, in words; empty of others.</param>
internal abstract record Subject(string TypeCatalog, string Option, string Family)
{
    /// <summary>The options of the command that say where the subject is from, with a space before them; empty of the library's own.</summary>
    internal string Source { get; init; } = "";

    /// <summary>The name in tables.</summary>
    internal string Label => Option.Length == 0 ? TypeCatalog : $"{TypeCatalog}, {Option}";
}

/// <summary>A subject with what the laws are given.</summary>
/// <param name="Value">An optimizer, a schedule, or a precision.</param>
/// <param name="TypeCatalog">The heading of the column and its neighbours.</param>
/// <param name="Option">The options that differ from their defaults, in words.</param>
/// <param name="Family">What the optimizer's steps are made of, in words; empty of others.</param>
/// <typeparam name="T">The type of the subjects of the laws.</typeparam>
internal sealed record SubjectOf<T>(T Value, string TypeCatalog, string Option = "", string Family = "") : Subject(TypeCatalog, Option, Family)
    where T : notnull;
