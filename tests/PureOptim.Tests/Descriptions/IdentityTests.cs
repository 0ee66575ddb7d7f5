using System.Globalization;
using System.Text.Json.Nodes;
using PureOptim.Article;
using PureOptim.Runs;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Descriptions;

/// <summary>Descriptions that mean the same have the same id, and any other has another.</summary>
public sealed class IdentityTests
{
    /// <summary>The fields that have but one value: the schema, and the hashes of the data set that is called by its name.</summary>
    private static readonly string[] _fixed = ["schema", "trainImages", "trainLabels", "testImages", "testLabels"];

    /// <summary>Every choice that any description knows.</summary>
    private static readonly string[] _words =
    [
        .. new[] { typeof(Description), typeof(IOptimizer), typeof(PureOptim.Networks.Activation) }
            .SelectMany(type => type.Assembly.GetTypes()).Where(type => type.IsEnum).SelectMany(Enum.GetNames)
            .Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The number of optimizers in a description: each of its fields is changed many times, and every time all of them are read again.</summary>
    private const int Few = 4;

    /// <summary>Descriptions that together have every optimizer, objective, problem and schedule there is.</summary>
    public static TheoryData<string> Samples
    {
        get
        {
            var all = new TheoryData<string>
            {
                BuiltInDescriptions.Load("naive").Canonical,
                BuiltInDescriptions.Load("mnist").Canonical,
            };
            foreach (var few in TypeCatalog.Of(typeof(IOptimizer)).Names.Where(HasDefaults).Select(name => $$"""{"optimizer": "{{name}}"}""").Chunk(Few))
                all.Add($$"""{"name": "x", "problem": {"classify": {"data": {"idxFiles": {"testLabels": "{{new string('a', 64)}}"} }, "layers": [4, 3, 2], "activation": "tanh", "initialization": "xavier"} }, "optimizers": [{{string.Join(", ", few)}}]}""");
            foreach (var objective in Objective.All)
                all.Add($$"""{"name": "x", "problem": {"minimize": {"objective": "{{TypeCatalog.NameOf(objective.GetType(), typeof(Objective))}}"} }, "optimizers": [{"optimizer": "sgd"}]}""");
            foreach (var schedule in Schedules)
                all.Add($$"""{"name": "x", "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": {"sgd": {"learningRate": {{schedule}} } } }]}""");
            return all;
        }
    }

    private static string[] Schedules =>
    [
        """{"linear": {"start": 0.5, "end": 0.1, "steps": 10}}""",
        """{"cosine": {"start": 0.5, "steps": 10}}""",
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_order_of_fields_and_the_spelling_of_numbers_count_for_nothing(string text)
    {
        var description = Parse(text);
        var random = new Random(5);
        for (var i = 0; i < 10; i++)
        {
            var respelled = Respelled(JsonNode.Parse(description.Canonical)!, random).ToJsonString();
            Assert.Equal(description.Id, Parse(respelled).Id);
            Assert.Equal(description.Canonical, Parse(respelled).Canonical);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_field_that_says_its_default_may_be_left_out(string text)
    {
        // All fields that the canonical text has beyond the sample are defaults; without any one of them it means the same. Only logistic regression
        // has no defaults: its bare name stands for an example with data of its own.
        var (description, given) = (Parse(text), Paths(JsonNode.Parse(text)!).ToHashSet(StringComparer.Ordinal));
        var defaults = Paths(JsonNode.Parse(description.Canonical)!)
            .Where(path => !given.Contains(path) && !path.EndsWith(']') && !path.Contains(".logisticRegression.", StringComparison.Ordinal)).ToArray();
        var left = 0;
        foreach (var path in defaults)
        {
            var root = JsonNode.Parse(description.Canonical)!;
            var field = root;
            var steps = path.Split('.')[1..];
            foreach (var step in steps[..^1]) field = Step(field!, step);
            if (field is not JsonObject owner || !owner.ContainsKey(steps[^1]) || !TryParse(Without(root, owner, steps[^1]), out var shorter)) continue;
            Assert.True(shorter.Id == description.Id, path);
            left++;
        }

        if (text != description.Canonical) Assert.True(left >= 3, "Schema, seed, precision and others have defaults: the traversal is wrong.");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Any_changed_field_changes_it(string text)
    {
        var description = Parse(text);
        var paths = Paths(JsonNode.Parse(description.Canonical)!).ToArray();
        Assert.True(paths.Length >= 8, "There are few fields: the traversal is wrong.");
        foreach (var path in paths)
        {
            var changed = 0;
            foreach (var other in Others(description.Canonical, path))
            {
                if (!TryParse(other, out var different)) continue;
                Assert.True(different.Id != description.Id, $"{path} does not belong to the identity.");
                changed++;
            }

            // If nothing else can stand there, as for a list of a prescribed length, the fields and entries below are visited one by one.
            if (changed == 0 && At(description.Canonical, path) is not (JsonObject or JsonArray)) Assert.Contains(path.Split('.')[^1], _fixed);
        }
    }

    [Fact]
    public void It_has_the_hashes_of_the_data_that_were_read()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in new (string, byte[])[]
        {
            ("train-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7]),
            ("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 1]),
            ("t10k-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 99]),
            ("t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 1]),
        }) File.WriteAllBytes(folder[name], content);
        var described = Parse("""{"name": "x", "problem": {"classify": {"data": "mnist", "layers": [1, 2]}}, "optimizers": [{"optimizer": "sgd"}]}""");
        var run = Plan.For(described, folder.Path, 1).Description;
        Assert.NotEqual(described.Id, run.Id);
        foreach (var name in new[] { "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" })
            Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder[name]))), run.Canonical, StringComparison.Ordinal);

        // One pixel more or less bright is another run.
        File.WriteAllBytes(folder["train-images-idx3-ubyte"], [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 8]);
        Assert.NotEqual(run.Id, Plan.For(described, folder.Path, 1).Description.Id);
    }

    [Fact]
    public void The_built_in_data_set_has_one_identity_by_whatever_way_it_is_named()
    {
        const string Text = """{"name": "x", "problem": {"classify": {"data": $DATA, "layers": [784, 10]}}, "optimizers": [{"optimizer": "sgd"}]}""";
        var mnist = new Mnist();
        Assert.Contains(mnist.TrainImages, Parse(Text.Replace("$DATA", "\"mnist\"", StringComparison.Ordinal)).Canonical, StringComparison.Ordinal);
        string[] ways =
        [
            "\"mnist\"",
            $$"""{"mnist": {"trainLabels": "{{mnist.TrainLabels}}"} }""",
            $$"""{"idxFiles": {"trainImages": "{{mnist.TrainImages}}", "trainLabels": "{{mnist.TrainLabels}}", "testImages": "{{mnist.TestImages}}", "testLabels": "{{mnist.TestLabels}}"} }""",
        ];
        var ids = ways.Select(way => Plan.For(Parse(Text.Replace("$DATA", way, StringComparison.Ordinal)), null, 1).Description.Id)
            .Append(Plan.For(Parse(Text.Replace("$DATA", "\"idxFiles\"", StringComparison.Ordinal)), ImageFolder.BuiltIn, 1).Description.Id);
        Assert.Single(ids.Distinct());
        var other = Text.Replace("$DATA", $$"""{"mnist": {"trainLabels": "{{new string('0', 64)}}"} }""", StringComparison.Ordinal);
        Assert.EndsWith($"TrainLabels must be {mnist.TrainLabels}, or left out.", Assert.Throws<RunException>(() => Parse(other)).Message, StringComparison.Ordinal);
    }

    /// <summary>The same JSON with its fields in another order and its numbers written otherwise.</summary>
    private static JsonNode Respelled(JsonNode node, Random random) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(_ => random.Next()).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Respelled(field.Value!, random)))),
        JsonArray entries => new JsonArray([.. entries.Select(entry => Respelled(entry!, random))]),
        _ when node.GetValueKind() == System.Text.Json.JsonValueKind.Number && node.ToJsonString() is var text && text.AsSpan().IndexOfAny(".e") >= 0 =>
            JsonNode.Parse(double.Parse(text, CultureInfo.InvariantCulture).ToString("E16", CultureInfo.InvariantCulture))!,
        _ => node.DeepClone(),
    };

    /// <summary>The way to each value, as <c>$.optimizers.[0].label</c>.</summary>
    private static IEnumerable<string> Paths(JsonNode node, string path = "$") => node switch
    {
        JsonObject fields => fields.SelectMany(field => Paths(field.Value!, $"{path}.{field.Key}")).Concat(path == "$" ? [] : [path]),
        JsonArray entries => entries.SelectMany((entry, i) => Paths(entry!, $"{path}.[{i}]")).Append(path),
        _ => [path],
    };

    private static JsonNode? Step(JsonNode node, string step) =>
        step[0] == '[' ? node[int.Parse(step[1..^1], CultureInfo.InvariantCulture)] : node[step];

    private static string Without(JsonArray list, int first) => new JsonArray([.. list.Skip(first).Select(entry => entry!.DeepClone())]).ToJsonString();

    private static string With(JsonArray list, string entry) => new JsonArray([.. list.Select(old => old!.DeepClone()), JsonNode.Parse(entry)]).ToJsonString();

    private static JsonNode At(string text, string path) => path.Split('.')[1..].Aggregate(JsonNode.Parse(text)!, (node, step) => Step(node, step)!);

    private static string Without(JsonNode root, JsonObject owner, string field)
    {
        owner.Remove(field);
        return root.ToJsonString();
    }

    /// <summary>The text with another value at a place: what a number, a word, a list or a member of a family may be instead.</summary>
    private static IEnumerable<string> Others(string text, string path)
    {
        var (at, steps) = (At(text, path), path.Split('.')[1..]);
        var spelled = at.ToJsonString();
        IEnumerable<string> others = at switch
        {
            JsonArray list => [Without(list, 1), With(list, list[^1]!.ToJsonString()), With(list, """{"label": "another", "optimizer": "sgd"}""")],
            JsonObject member => [.. new[] { "adam", "sgd", "booth", "beale", "idxFiles" }.Where(name => !member.ContainsKey(name)).Select(name => $"\"{name}\""), "0.015625"],
            _ when at.GetValueKind() == System.Text.Json.JsonValueKind.Number => Numbers(spelled),
            _ when at.GetValueKind() == System.Text.Json.JsonValueKind.String => [.. _words.Select(word => $"\"{word}\""), "\"another\"", $"\"{new string('b', 64)}\""],
            _ => [spelled == "true" ? "false" : "true"],
        };
        foreach (var other in others.Where(other => other != spelled))
        {
            var root = JsonNode.Parse(text)!;
            var owner = root;
            foreach (var step in steps[..^1]) owner = Step(owner!, step);
            if (owner is JsonArray entries) entries[int.Parse(steps[^1][1..^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(other);
            else owner![steps[^1]] = JsonNode.Parse(other);
            yield return root.ToJsonString();

            // A function of another dimension needs another start; without one it has its own.
            if (!path.Contains(".objective.", StringComparison.Ordinal)) continue;
            root["problem"]!["minimize"]!.AsObject().Remove("start");
            yield return root.ToJsonString();
        }
    }

    // Runs of Adam were stored before it had the option: what they are described by, and their ids with it, must stay.
    [Fact]
    public void A_field_that_was_added_later_stands_only_where_it_is_not_at_its_default()
    {
        string[] before = ["beta1", "beta2", "epsilon", "epsilonPlacement", "learningRate"];
        Assert.Equal(before, FieldsOf(new Adam()));
        Assert.Equal(before, FieldsOf(new Adam { BiasCorrection = BiasCorrection.PowerOfBeta, LearningRate = 1 }));
        Assert.Equal(["beta1", "beta2", "biasCorrection", .. before[2..]], FieldsOf(new Adam { BiasCorrection = BiasCorrection.ProductOfBetas }));

        static string Description(string fields) =>
            $$$"""{"name": "x", "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": {"adam": { {{{fields}}} } } }]}""";
        Assert.Equal(Parse(Description("")).Id, Parse(Description("\"biasCorrection\": \"powerOfBeta\"")).Id);
        Assert.NotEqual(Parse(Description("")).Id, Parse(Description("\"biasCorrection\": \"productOfBetas\"")).Id);
    }

    private static string[] FieldsOf(IOptimizer optimizer) =>
        [.. ValueWriter.Write(optimizer, typeof(IOptimizer)).AsObject().Single().Value!.AsObject().Select(field => field.Key)];

    private static IEnumerable<string> Numbers(string spelled)
    {
        var number = double.Parse(spelled, CultureInfo.InvariantCulture);
        return new[] { number + 1, number - 1, number / 2, double.BitIncrement(number), double.BitDecrement(number), 0, 3 }.Where(other => other != number)
            .Select(other => other.ToString("R", CultureInfo.InvariantCulture));
    }

    private static bool HasDefaults(string optimizer) =>
        TryParse($$"""{"name": "x", "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": "{{optimizer}}"}]}""", out _);

    private static bool TryParse(string text, out Description description)
    {
        try
        {
            description = Parse(text);
            return true;
        }
        catch (RunException)
        {
            description = null!;
            return false;
        }
    }

    private static Description Parse(string text) => Description.Parse("d.json", text);
}
