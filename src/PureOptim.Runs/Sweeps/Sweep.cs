using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// A description with a grid: any value in it may be <c>{"each": [...]}</c> instead, or a range of numbers. Each optimizer with each
/// combination of the values is a trial.
/// </summary>
internal sealed record Sweep
{
    /// <summary>More trials than this are not begun by mistake.</summary>
    internal const int Many = 1_000_000;

    private readonly string _file;
    private readonly Template.Fields _template;
    private readonly ImmutableArray<Axis<RunEntry>> _optimizers;
    private readonly Axis<FloatType> _precision;
    private readonly Axis<Problem> _problem;
    private readonly Axis<ulong> _seed;
    private readonly Axis<long> _steps;
    private readonly string?[] _labels;
    private CountsOfFields? _counts;

    private Sweep(string file, Template.Fields template, JsonPlace optimizers)
    {
        (_file, _template) = (file, template);
        _optimizers = [.. optimizers.Entries().Select(entry => new Axis<RunEntry>(file, entry.Path, TemplateReader.Read(entry, typeof(RunEntry))))];
        _labels = new string?[_optimizers.Length];
        _precision = Axis<FloatType>("precision");
        _problem = Axis<Problem>("problem");
        _seed = Axis<ulong>("seed");
        _steps = Axis<long>("steps");
    }

    /// <summary>The name of the sweep.</summary>
    internal string Name => (string)_template["name"].At(0)!;

    /// <summary>The number of trials, with repeated ones counted as often as they occur, computed without listing them.</summary>
    internal BigInteger Count =>
        _optimizers.Aggregate(BigInteger.Zero, (sum, optimizer) => sum + optimizer.Count) * PerOptimizer;

    /// <summary>The canonical text.</summary>
    internal string Canonical => CanonicalText.Of(_template.Json);

    /// <summary>SHA-256 of the canonical text: the identity of the sweep.</summary>
    internal string Id => CanonicalText.Id(Canonical);

    /// <summary>Reads a sweep. A plain description is one too: of as many trials as it has optimizers.</summary>
    /// <param name="file">The name of the source in complaints.</param>
    /// <param name="json">The text.</param>
    internal static Sweep Parse(string file, string json) => StrictJson.Read(file, json, place =>
    {
        var template = TemplateReader.ReadRecord(place, typeof(Description));
        ReadOnlySpan<string> single = ["name", "schema"];
        foreach (var field in single)
        {
            if (template[field].Count > 1) throw place.Find(field)!.Value.Refuse("a sweep has one only");
        }

        var sweep = new Sweep(file, template, place.Find("optimizers")!.Value);
        if (sweep._seed.Count > 1 && sweep._problem.Values.FirstOrDefault(problem => !problem.DrawsFromSeed) is { } drawless)
            throw place.Find("seed")!.Value.Refuse($"nothing is drawn at random on {ProblemText.Of(drawless)}: every seed would give the same trial");
        return sweep;
    });

    /// <summary>A line for each setting of an optimizer whose schedules have more to do than the shortest of the trials reaches.</summary>
    internal IEnumerable<string> LateSchedules()
    {
        var steps = _steps.Values.Min();
        return _optimizers.SelectMany(optimizer => optimizer.Values).SelectMany(entry => Wording.LateSchedules.Of(entry, steps));
    }

    /// <summary>
    /// The trials, made one by one as they are asked for: optimizers in the order of the file, then precisions, problems, seeds and steps, the
    /// last the fastest. Within each, what stands last in the canonical text varies fastest.
    /// </summary>
    internal IEnumerable<Trial> Expand() => Settings().Select(Trial);

    /// <summary>The number of entries in the list of optimizers, grids in them not counted.</summary>
    internal int Entries => _optimizers.Length;

    /// <summary>The number of trials of an entry of the list of optimizers.</summary>
    internal BigInteger CountOf(int entry) => _optimizers[entry].Count * PerOptimizer;

    /// <summary>The places that vary in the trials of an entry, the fastest last.</summary>
    internal ImmutableArray<Template> LeavesOf(int entry) =>
        [.. new[] { _optimizers[entry].Template, _precision.Template, _problem.Template, _seed.Template, _steps.Template }.SelectMany(template => template.Leaves)];

    /// <summary>The place of a trial of <see cref="Expand"/>.</summary>
    /// <param name="index">Its number, from 0.</param>
    internal SweepPlace Place(long index)
    {
        var (ofEntries, ofProblems, ofSeeds, ofSteps, perOptimizer) = _counts ??= Counts();
        var entry = 0;
        for (; index >= ofEntries[entry]; entry++) index -= ofEntries[entry];
        (var optimizer, index) = long.DivRem(index, perOptimizer);
        (var precision, index) = long.DivRem(index, ofProblems * ofSeeds * ofSteps);
        (var problem, index) = long.DivRem(index, ofSeeds * ofSteps);
        var (seed, steps) = long.DivRem(index, ofSteps);
        return new(entry, (int)optimizer, (int)precision, (int)problem, (int)seed, (int)steps);
    }

    private CountsOfFields Counts() => new(
        [.. Enumerable.Range(0, Entries).Select(entry => (long)CountOf(entry))], (long)_problem.Count, (long)_seed.Count, (long)_steps.Count, (long)PerOptimizer);

    /// <summary>The trial at a place.</summary>
    internal Trial At(SweepPlace place) =>
        Trial(new(EntryOf(place), _precision.At(place.Precision), _problem.At(place.Problem), _seed.At(place.Seed), _steps.At(place.Steps)));

    /// <summary>The label of the optimizer at a place: it is read once where all optimizers of the entry have the same.</summary>
    internal string LabelOf(SweepPlace place) => _labels[place.Entry] ?? (HasOneLabel(place.Entry) ? _labels[place.Entry] = EntryOf(place).Label : EntryOf(place).Label);

    /// <summary>Whether only numbers vary in an entry, of which no label and no usual label is made.</summary>
    private bool HasOneLabel(int entry) => _optimizers[entry].Template.Leaves.All(leaf => leaf.IsOfNumbers);

    /// <summary>The precision at a place.</summary>
    internal FloatType PrecisionOf(SweepPlace place) => _precision.At(place.Precision);

    /// <summary>The seed at a place.</summary>
    internal ulong SeedOf(SweepPlace place) => _seed.At(place.Seed);

    /// <summary>The number of steps at a place.</summary>
    internal long StepsOf(SweepPlace place) => _steps.At(place.Steps);

    /// <summary>The optimizer at a place.</summary>
    internal RunEntry EntryOf(SweepPlace place) => _optimizers[place.Entry].At(place.Optimizer);

    private BigInteger PerOptimizer => _precision.Count * _problem.Count * _seed.Count * _steps.Count;

    private IEnumerable<Setting> Settings() =>
        from optimizer in _optimizers
        from entry in optimizer.Values
        from precision in _precision.Values
        from problem in _problem.Values
        from seed in _seed.Values
        from steps in _steps.Values
        select new Setting(entry, precision, problem, seed, steps);

    private Trial Trial(Setting setting)
    {
        var (entry, precision, problem, seed, steps) = setting;
        try
        {
            var description = new Description(Trials.Trial.Name, problem, [new(entry.Optimizer)]) { Precision = precision, Seed = seed, Steps = steps };
            return new(description, entry.Label);
        }
        catch (ArgumentException exception)
        {
            throw new RunException(Invariant($"{_file}: steps is {steps}; {RunException.Words(exception)}"), exception);
        }
    }

    private Axis<T> Axis<T>(string field) => new(_file, field, _template[field]);

    /// <summary>The values that make one trial.</summary>
    private readonly record struct Setting(RunEntry Entry, FloatType Precision, Problem Problem, ulong Seed, long Steps);

    /// <summary>The numbers of values as they are needed to find a place.</summary>
    private sealed record CountsOfFields(long[] OfEntries, long OfProblems, long OfSeeds, long OfSteps, long PerOptimizer);
}
