using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using PureOptim.Peers.Protocol;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Peers;

/// <summary>The page on the protocol, its schema and the adapters say the same.</summary>
public sealed class ProtocolTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(AdapterProcess.Folder, "protocol.md"));
    private static readonly Lazy<JsonSchema> _schema = new(() => JsonSchema.FromText(File.ReadAllText(Path.Combine(AdapterProcess.Folder, "protocol.schema.json"))));

    private static string[] Requests => Lines('>', _page.Split("```")[1]);

    private static string[] Replies => Lines('<', _page.Split("```")[1]);

    private static string[] PackedRequests => Lines('>', _page.Split("```")[3]);

    private static string[] PackedReplies => Lines('<', _page.Split("```")[3]);

    private static IEnumerable<(string Request, string Reply)> Exchanges => Requests.Concat(PackedRequests).Zip(Replies.Concat(PackedReplies));

    [Fact]
    public void The_transcript_fits_the_schema()
    {
        Assert.Equal(8, Requests.Length);
        Assert.Equal(Requests.Length, Replies.Length);
        Assert.Single(PackedRequests);
        Assert.Single(PackedReplies);
        Assert.All(Exchanges, line => Assert.True(Fits(line.Request, line.Reply), line.Request));
    }

    [Theory]
    [InlineData("\"optimizers\"", "\"names\"")]
    [InlineData("\"threads\": 1, ", "")]
    [InlineData("\"float64\"", "\"float16\"")]
    [InlineData("\"start\":[1,2,3]", "\"start\":[1,\"two\",3]")]
    [InlineData("\"points\": [[", "\"points\": [[\"0x\", ")]
    [InlineData("\"start\":\"AAAA", "\"start\":\"AAAB4D8=")]
    [InlineData("\"points\": \"AAAA", "\"points\": \"")]
    [InlineData("\"ask\":\"take\",", "\"ask\":\"take\",\"losses\":\"one\",")]
    [InlineData("\"state\"", "\"memory\"")]
    [InlineData("\"ask\":\"end\"", "\"ask\":\"finish\"")]
    [InlineData("\"error\"", "\"failure\"")]
    public void A_transcript_with_a_mistake_does_not(string right, string wrong) => Assert.Contains(
        Exchanges, line => !Fits(line.Request.Replace(right, wrong, StringComparison.Ordinal), line.Reply.Replace(right, wrong, StringComparison.Ordinal)));

    [FactWithProgram("gcc")]
    public void The_peer_in_C_makes_the_transcript()
    {
        using var folder = new TemporaryFolder();
        AdapterProcess.Lines("gcc", ["-Wall", "-Wextra", "-Werror", "-O2", "-ffp-contract=off", "peer_adapter.c", "-o", folder["peer"]], []);

        Assert.Equal(Replies, AdapterProcess.Lines(folder["peer"], [], Requests));
    }

    [FactWithPython]
    public void A_peer_in_Python_replies_with_the_same_numbers() => AssertSameNumbers("python3", "momentum.py");

    [FactWithProgram("node")]
    public void A_peer_in_JavaScript_replies_with_the_same_numbers() => AssertSameNumbers("node", "momentum.mjs");

    [FactWithPython]
    public void A_script_in_Python_prints_the_points_of_its_runs() => AssertScriptPrints("python3", "momentum.py");

    [FactWithProgram("node")]
    public void A_script_in_JavaScript_prints_the_points_of_its_runs() => AssertScriptPrints("node", "momentum.mjs");

    [FactWithPython]
    public void A_peer_in_Python_says_what_it_leaves_out_and_what_is_wrong()
    {
        string[] replies = AdapterProcess.Lines("python3", ["momentum.py"], ["""{"ask":"list"}""", """{"ask":"save","run":7}""", """{"ask":"sing"}""", "no JSON"]);

        Assert.Equal("""{"optimizers": ["momentum"], "left_out": {"impossible": "It makes no step."}}""", replies[0]);
        Assert.Equal("""{"error": "KeyError: 'run 7 is not open'"}""", replies[1]);
        Assert.All(replies[2..], reply => Assert.StartsWith("""{"error": """, reply, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_lists_the_adapters_and_each_says_how_it_is_run()
    {
        var there = Directory.GetFiles(AdapterProcess.Folder, "*_adapter.*");

        Assert.Equal(_page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("_adapter.", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).Order(),
            there.Select(Path.GetFileName).Order());
        Assert.All(there, file => Assert.Contains("pureoptim laws --command", File.ReadLines(file).First(), StringComparison.Ordinal));
    }

    /// <summary>All replies but the description, whose language is another, and the last: the example in C makes no scripts.</summary>
    private static void AssertSameNumbers(string interpreter, string file)
    {
        string[] replies = AdapterProcess.Lines(interpreter, [file], Requests);

        Assert.All(Requests.Zip(replies), line => Assert.True(Fits(line.First, line.Second), line.Second));
        Assert.Equal(Replies[2..^1].Select(Numbers), replies[2..^1].Select(Numbers));
        AssertTakes(JsonNode.Parse(AdapterProcess.Lines(interpreter, [file], PackedRequests)[0])!);
    }

    /// <summary>The packed run of the page, which is that of the decimals.</summary>
    private static void AssertTakes(JsonNode reply)
    {
        var (page, decimals) = (JsonNode.Parse(PackedReplies[0])!, JsonNode.Parse($"[{Replies[3]},{Replies[4]}]")!.AsArray());
        Assert.Equal(["point", "points"], reply.AsObject().Select(field => field.Key));
        foreach (var name in (string[])["point", "points"]) Assert.Equal(Unpacked(page[name]!), Unpacked(reply[name]!));
        Assert.Equal($"{Numbers(decimals[0]!["point"]!)}", $"[{Unpacked(page["point"]!)}]");
        Assert.Equal(Numbers(decimals[1]!["points"]!).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), Unpacked(page["points"]!));
    }

    private static string Unpacked(JsonNode text) =>
        string.Join(',', PackedNumbers.Read(text.Deserialize<JsonElement>(), "list").Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>A run alone, the same with another beside it, and the same cut after its first step: 3 - (0.5·1, 0.5·(0.9·1 + 2)).</summary>
    private static void AssertScriptPrints(string interpreter, string file)
    {
        const string begin = """{"optimizer":"momentum","dtype":"float64","shapes":[[]],"start":[3],"hyperparameters":{"lr":0.5},"gradients":[[1],[2]]""";
        var script = JsonNode.Parse(AdapterProcess.Lines(interpreter, [file],
            [$$$"""{"ask":"script","optimizer":"momentum","runs":[{{{begin}}},"name":"alone"},{{{begin}}},"name":"beside","beside":{{{begin}}},"name":"other"}},{{{begin}}},"name":"cut","cut":1}]}"""])[0])!;
        using var folder = new TemporaryFolder();
        var path = folder["script" + script["suffix"]];
        File.WriteAllText(path, $"{script["script"]}");

        Assert.Equal("alone 2.5 1.05 beside 2.5 1.05 cut 2.5 1.05", string.Join(' ', AdapterProcess.Lines(interpreter, [path], []).Select(line => line.Trim())));
    }

    /// <summary>A reply whose numbers are written in one way.</summary>
    private static string Numbers(string reply) => Numbers(JsonNode.Parse(reply)!);

    private static string Numbers(JsonNode node) => node switch
    {
        JsonArray list => $"[{string.Join(',', list.Select(item => Numbers(item!)))}]",
        JsonObject fields => string.Join(';', fields.Select(field => $"{field.Key}={Numbers(field.Value!)}")),
        _ when node.GetValueKind() == JsonValueKind.Number => node.GetValue<double>().ToString("R", CultureInfo.InvariantCulture),
        _ => $"{node}",
    };

    private static string[] Lines(char side, string transcript) => [.. transcript.Split('\n').Where(line => line.StartsWith($"{side} {{", StringComparison.Ordinal)).Select(line => line[2..])];

    private static bool Fits(string request, string reply)
    {
        using var document = JsonDocument.Parse($$"""{"request":{{request}},"reply":{{reply}}}""");
        return _schema.Value.Evaluate(document.RootElement).IsValid;
    }
}
