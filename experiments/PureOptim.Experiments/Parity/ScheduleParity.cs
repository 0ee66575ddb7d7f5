using System.Text.Json;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Compares the values of schedules, from step 0 on. Distances are in units in the last place of the largest value of the case: a program that computes from its peak
/// has the roundings of the peak at every step.
/// </summary>
internal static class ScheduleParity
{
    private const string Expected = "expected", Momentum = "expected_momentum", Metrics = "metrics", Python = "python", Name = "schedule";

    /// <summary>Compares an entry of a trace's list of schedules.</summary>
    internal static ParityOutcome Compare(RecordedValue entry, RecordedValue framework) => ParityOutcome.Of(entry.Place, () =>
    {
        var id = entry["id"].Text();
        return ParityOutcome.Of(id, () =>
        {
            entry.RequireFields("id", Name, Python, "arguments", "base", Metrics, Expected, Momentum, "tolerance");
            return Compare(id, entry, framework);
        });
    });

    private static ParityOutcome.Compared Compare(string id, RecordedValue entry, RecordedValue framework)
    {
        var (found, momentum, known) = Find(entry, framework);
        var tolerance = entry.Find("tolerance") is { } stated ? StatedTolerance.Read(stated) : known;
        var comparer = new Comparer(DistanceUnit.Ulp, single: false);
        Compare(comparer, entry[Expected], "", found is ReduceOnPlateau plateau ? Rates(plateau, entry) : step => ((Schedule)found).At(step));
        if (entry.Find(Momentum) is { } recorded)
            Compare(comparer, recorded, "momentum at ", (momentum ?? throw recorded.Unlike("no momentum of a schedule that sets none")));
        return new(id, comparer.Worst is null ? Tolerance.Bits : tolerance, comparer.Worst);
    }

    private static void Compare(Comparer comparer, RecordedValue expected, string what, Func<int, double> computed)
    {
        double[] recorded = [.. expected.Items().Select(value => value.Number())];
        if (recorded.Length == 0) throw expected.Unlike("the values of one or more steps", "none");
        var scale = NumberBits.Ulp(recorded.Max(double.Abs), FloatType.Float64);
        for (var step = 0; step < recorded.Length; step++)
        {
            var at = step;
            comparer.Add(recorded[step], computed(step), scale, () => $"{what}step {at}");
        }
    }

    /// <summary>The schedule that an entry names, the momentum that goes with it, and how close it must come.</summary>
    private static (object Found, Func<int, double>? Momentum, Tolerance) Find(RecordedValue entry, RecordedValue framework)
    {
        if (entry.Find(Name) is { Element.ValueKind: JsonValueKind.Object or JsonValueKind.Number } own)
            return ((Schedule)ValueReader.Read(own.At, typeof(Schedule)), null, ParityTolerances.Near);

        var dialect = CaseOptimizer.Known(framework);
        if (entry.Find(Python) is { } python) return (Expressed(python, dialect), null, ParityTolerances.Near);

        var (name, arguments, rate) = (entry[Name].Text(), entry["arguments"], entry.Find("base")?.Number());
        var sought = Dialect.Plain(name);
        var method = dialect.Schedules.FirstOrDefault(candidate => Dialect.Plain(candidate.Name) == sought)
            ?? throw entry[Name].Misspelt(name, $"no schedule of {dialect.Framework.Trim()}", [.. dialect.Schedules.Select(candidate => candidate.Name)]);
        var beside = dialect.Schedules.FirstOrDefault(candidate => candidate.Name == $"{method.Name}Momentum");
        var found = DialectCall.Invoke(method, name, arguments, rate);
        return (
            found,
            beside is null ? null : step => ((Schedule)DialectCall.Invoke(beside, name, arguments, rate, someOnly: true)).At(step),
            ParityTolerances.OfSchedule(dialect.Methods, method.Name, found, entry[Expected].Items().Count));
    }

    private static Schedule Expressed(RecordedValue python, Dialect dialect)
    {
        try
        {
            return PythonCall.Evaluate(python, dialect) as Schedule ?? throw python.Unlike("an expression of a schedule");
        }
        catch (FormatException wrong)
        {
            throw python.At.Refuse(wrong.Message);
        }
    }

    /// <summary>The rate before any metric, and after each.</summary>
    private static Func<int, double> Rates(ReduceOnPlateau plateau, RecordedValue entry)
    {
        List<double> rates = [];
        var state = plateau.Start(entry.Find("base")?.Number() ?? 1);
        foreach (var metric in entry[Metrics].Items())
        {
            rates.Add(state.Rate);
            state = plateau.Step(state, metric.Number());
        }

        rates.Add(state.Rate);
        return step => rates[step];
    }
}
