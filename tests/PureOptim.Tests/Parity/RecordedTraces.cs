using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using PureOptim.Experiments.Parity;
using PureOptim.Runs.Files;

namespace PureOptim.Tests.Parity;

/// <summary>The cases and paths of the compressed golden traces, by their id.</summary>
internal static class RecordedTraces
{
    /// <summary>The files.</summary>
    internal static ImmutableArray<string> Files { get; } =
        ["torch.json.gz", "optax.json.gz", "optax-wrappers.json.gz", "keras.json.gz", "pytorch-optimizer.json.gz"];

    private static readonly string[] _results = [RecordedCase.Expected, "expected_slow", "expected_average"];

    private static readonly Lazy<ImmutableArray<(ImmutableArray<RecordedCase> Cases, ImmutableArray<RecordedPath> Paths)>> _read =
        new(() => [.. Files.Select(Read)]);

    /// <summary>Every case of every file.</summary>
    internal static IEnumerable<RecordedCase> All => _read.Value.SelectMany(file => file.Cases);

    /// <summary>Every path of every file.</summary>
    internal static IEnumerable<RecordedPath> Paths => _read.Value.SelectMany(file => file.Paths);

    /// <summary>The case of an id.</summary>
    internal static RecordedCase Case(string id) => All.Single(@case => @case.Id == id);

    /// <summary>The cases whose id begins like this, as many as are expected.</summary>
    internal static ImmutableArray<RecordedCase> Cases(string start, int count)
    {
        ImmutableArray<RecordedCase> found = [.. All.Where(@case => @case.Id.StartsWith(start, StringComparison.Ordinal))];
        Assert.Equal(count, found.Length);
        return found;
    }

    private static (ImmutableArray<RecordedCase> Cases, ImmutableArray<RecordedPath> Paths) Read(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(Golden.Path($"traces/{file}")), CompressionMode.Decompress));
        return StrictJson.Read(file, BareNumbers.Quote(text.ReadToEnd()), place =>
        {
            var root = new RecordedValue(place);
            root.RequireFields("format", "framework", "seed", "problems", "cases", "transforms", "paths", "functions", "schedules");
            Assert.Equal(TraceParity.Format, root["format"].Text());
            var problems = root["problems"].Fields().ToDictionary(problem => problem.Name, problem => TraceProblem.Read(problem.Value));
            ImmutableArray<RecordedCase> cases =
                [.. root["cases"].Items().Concat(root.Find("transforms")?.Items() ?? []).Select(@case => Case(@case, problems[@case["problem"].Text()]))];
            return (cases, (ImmutableArray<RecordedPath>)[.. (root.Find("paths")?.Items() ?? []).Select(Path)]);
        });
    }

    private static RecordedCase Case(RecordedValue @case, TraceProblem problem)
    {
        @case.RequireFields(["id", "optimizer", "arguments", "defaults", "python", "problem", "dtype", "losses", "average", "rows", "expected_is", .. _results]);
        var steps = problem.Gradients.Length;
        var isSingle = @case["dtype"].Text() == "float32";
        var (numbers, texts) = Arguments(@case);
        return new(
            @case["id"].Text(),
            (@case.Find("optimizer") ?? @case["python"]).Text(),
            numbers,
            texts,
            problem.Start,
            problem.Gradients,
            [.. (@case.Find("losses")?.Items(steps, "losses, one for each step") ?? []).Select(loss => loss.Number())],
            isSingle,
            _results.Where(name => @case.Find(name) is not null).ToImmutableDictionary(name => name, name => Steps(@case[name], problem.Start.Layout, steps, isSingle)));
    }

    private static RecordedPath Path(RecordedValue path)
    {
        path.RequireFields("id", "optimizer", "arguments", "function", "path");
        var (numbers, texts) = Arguments(path);
        return new(path["id"].Text(), path["optimizer"].Text(), numbers, texts, PathParity.Functions[path["function"].Text()], PathParity.Read(path["path"]));
    }

    /// <summary>The framework's defaults, where they are recorded, and the arguments given instead of some; none of them null.</summary>
    private static (ImmutableDictionary<string, double> Numbers, ImmutableDictionary<string, string> Texts) Arguments(RecordedValue entry)
    {
        var (numbers, texts) = (ImmutableDictionary<string, double>.Empty, ImmutableDictionary<string, string>.Empty);
        foreach (var (name, value) in new[] { "defaults", "arguments" }.SelectMany(field => entry.Find(field)?.Fields() ?? []))
        {
            if (value.Element.ValueKind == JsonValueKind.String) texts = texts.SetItem(name, value.Text());
            else if (value.Element.ValueKind != JsonValueKind.Null) numbers = numbers.SetItems(Numbers(name, value));
        }

        return (numbers, texts);
    }

    /// <summary>The numbers of one argument: one, or one for each element of a list; a truth value is 0 or 1.</summary>
    private static IEnumerable<KeyValuePair<string, double>> Numbers(string name, RecordedValue value) => value.Element.ValueKind switch
    {
        JsonValueKind.True => [new(name, 1)],
        JsonValueKind.False => [new(name, 0)],
        JsonValueKind.Array => value.Items().SelectMany((item, index) => Numbers($"{name}[{index}]", item)),
        _ => [new(name, value.Number())],
    };

    /// <summary>Parameters after each step, of those tensors that were recorded.</summary>
    private static ImmutableArray<Parameters<double>> Steps(RecordedValue recorded, Layout layout, int count, bool isSingle)
    {
        var steps = recorded.Items(count, "steps, as many as the problem has gradients");
        var part = Layout.Of(layout.Entries.Where(entry => steps[0].Find(entry.Name) is not null).Select(entry => (entry.Name, entry.Shape)));
        return [.. steps.Select(step => TraceProblem.Tensors(part, step, tensor => tensor, isSingle))];
    }
}
