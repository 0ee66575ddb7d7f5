using System.Text.Json;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// The optimizer of a case: a text is its name in the framework, with the framework's arguments; an object is one of this library's, as
/// descriptions write it, and says all there is to say.
/// </summary>
internal static class CaseOptimizer
{
    private const string Example = """{"adam": {"learningRate": 0.1}}""";

    /// <summary>The optimizer of a case or path, and how close it must come.</summary>
    /// <param name="entry">The case.</param>
    /// <param name="framework">The field 'framework' of its file.</param>
    /// <exception cref="RunException">There is none, because of what stands in the file.</exception>
    internal static Mapped Find(RecordedValue entry, RecordedValue framework)
    {
        if (entry.Find("python") is { } python) return Expressed(python, framework);
        var optimizer = entry["optimizer"];
        return optimizer.Element.ValueKind switch
        {
            JsonValueKind.Object => Ours(entry, optimizer),
            JsonValueKind.String => Known(framework).Find(optimizer, entry["arguments"]),
            _ => throw optimizer.Unlike($"the framework's name of an optimizer, or an object such as {Example}"),
        };
    }

    /// <summary>The optimizer of an expression; one that has no counterpart is not had.</summary>
    private static Mapped Expressed(RecordedValue python, RecordedValue framework)
    {
        try
        {
            return PythonCall.Evaluate(python, Known(framework)) is IOptimizer optimizer
                ? new(optimizer, ParityTolerances.OfExpression(python.Text()))
                : throw python.Unlike("an expression of an optimizer");
        }
        catch (FormatException without)
        {
            return new(null, Reason: $"expressions where {without.Message}");
        }
    }

    private static Mapped Ours(RecordedValue entry, RecordedValue optimizer)
    {
        string[] foreign = ["arguments", "defaults"];
        if (foreign.Select(entry.Find).FirstOrDefault(field => field is not null) is { } field)
            throw field.Unlike("no such field beside an optimizer that says its options itself");
        return new((IOptimizer)ValueReader.Read(optimizer.At, typeof(IOptimizer)));
    }

    /// <summary>The dialect of a file.</summary>
    internal static Dialect Known(RecordedValue framework)
    {
        var name = framework.Text();
        return Dialect.All.FirstOrDefault(known => name.StartsWith(known.Framework, StringComparison.Ordinal))
            ?? throw framework.Misspelt(
                name,
                $"no framework whose optimizers are known by its own names; name this library's instead, as in \"optimizer\": {Example}",
                [.. Dialect.All.Select(known => known.Framework.Trim())]);
    }
}
