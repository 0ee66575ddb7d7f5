using System.Text.Json.Nodes;
using PureOptim.Experiments.Selftest;
using PureOptim.Machines;
using PureOptim.Runs.Descriptions;
using PureOptim.Tests.Architecture;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Determinism;

/// <summary>The page of digests of every kind of machine: what is committed, and how differences are found.</summary>
public sealed class DigestTableTests
{
    private const string Script = "tests/PureOptim.Machines/all-machines.sh";

    private static readonly string _page = File.ReadAllText(Path.Combine(Sources.Root, "tests", "PureOptim.Machines", "machines.md"));

    private static readonly JsonNode _expected = JsonNode.Parse("""{"digests":{"draws":{"float32":"0123456789","float64":"aaaaaaaaaa"}}}""")!;

    private static readonly DigestTable _table = Table(("x64", "0123456789", "aaaaaaaaaa"), ("arm64", "0123456789", "aaaaaaaaaa"));

    [Fact]
    public void The_committed_page_has_every_machine_and_the_rows_that_machines_compute_with_their_expected_digests()
    {
        string[][] lines = [.. _page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("| row |", StringComparison.Ordinal)).Select(Cells)];
        var heading = Array.FindIndex(lines, line => line[0] == "row");
        string[] machines = ["x64-512", "x64-256", "x64-128", "x64-128-no-fma", "x64-scalar", "x64-native", "x64-native-v3", "arm64", "wasm"];
        Assert.Equal(machines, lines[..heading].Select(line => line[0]));
        Assert.Equal(machines, lines[heading][1..]);
        var digests = ExpectedDigests.Load();
        Assert.Equal(
            [
                .. from row in SelfTests.Rows
                   where row.Name is not ("network-200" or "eigen")
                   from precision in Enum.GetValues<FloatType>()
                   select string.Join(' ', [$"{row.Name} {ExpectedDigests.NameOf(precision)}", .. machines.Select(_ => digests[(row.Name, precision)][..8])]),
            ],
            lines[(heading + 1)..].Select(line => string.Join(' ', line)));
    }

    [Fact]
    public void The_committed_page_names_the_command_that_wrote_it_and_CI_runs_it()
    {
        Assert.Contains($"`{Script}`", _page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Sources.Root, Script)));
        Assert.Contains($"{Script} --check", File.ReadAllText(Path.Combine(Sources.Root, ".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_digests_are_no_difference()
    {
        Assert.Empty(_table.Differences(_expected));
        Assert.Empty(_table.Differences(_table.ToString()));
    }

    [Fact]
    public void A_difference_names_the_row_and_the_machine() => Assert.Equal(
        ["draws float64 on arm64: aaaaaaaaab, expected aaaaaaaaaa"],
        Table(("x64", "0123456789", "aaaaaaaaaa"), ("arm64", "0123456789", "aaaaaaaaab")).Differences(_expected));

    [Fact]
    public void A_row_that_a_machine_did_not_compute_or_that_nothing_is_expected_of_is_a_difference()
    {
        var machine = MachineFindings.Parse("Arm64, .NET 10\ndraws float32 0123456789\n");
        Assert.Equal(["draws float64 on arm64: absent, expected aaaaaaaaaa"], (_table with { Machines = [("arm64", machine)] }).Differences(_expected));
        Assert.Equal(2, Table(("x64", "0123456789", "aaaaaaaaaa")).Differences(new JsonObject()).Count());
    }

    [Fact]
    public void A_machine_that_did_not_run_is_no_difference_to_the_page_and_one_that_the_page_does_not_have_is()
    {
        var page = _table.ToString();
        Assert.Empty(Table(("arm64", "0123456789", "aaaaaaaaaa")).Differences(page));
        Assert.Equal(
            ["draws float32 on wasm: `01234567`, on the page absent", "draws float64 on wasm: `aaaaaaaa`, on the page absent"],
            Table(("wasm", "0123456789", "aaaaaaaaaa")).Differences(page));
        Assert.Equal(
            ["draws float64 on arm64: `bbbbbbbb`, on the page `aaaaaaaa`"],
            Table(("arm64", "0123456789", "bbbbbbbbbb")).Differences(page));
    }

    [Fact]
    public void A_row_that_only_the_page_has_is_a_difference()
    {
        var machine = MachineFindings.Parse("Arm64, .NET 10\ndraws float32 0123456789\n");
        Assert.Equal(
            ["draws float64 on arm64: absent, on the page `aaaaaaaa`"],
            new DigestTable(["draws float32"], [("arm64", machine)]).Differences(_table.ToString()));
        Assert.Single(_table.Differences("# A page without a table\n"));
    }

    [Fact]
    public void Machines_are_read_from_files_in_the_order_of_their_numbers()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, found) in _table.Machines.Zip(new[] { 2, 10 }, (machine, number) => ($"{number}-{machine.Name}-v3", machine.Found)))
            File.WriteAllText(Path.Combine(folder.Path, name), found.ToString());
        var read = DigestTable.Read(folder.Path);
        Assert.Equal(["x64-v3", "arm64-v3"], read.Machines.Select(machine => machine.Name));
        Assert.Equal<string>(_table.Rows, read.Rows);
        Assert.Equal(_table.Machines.Select(machine => machine.Found.ToString()), read.Machines.Select(machine => machine.Found.ToString()));
    }

    private static DigestTable Table(params (string Name, string Float32, string Float64)[] machines) => new(
        ["draws float32", "draws float64"],
        [.. machines.Select(machine => (machine.Name, new MachineFindings(machine.Name, [("draws float32", machine.Float32), ("draws float64", machine.Float64)])))]);

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];
}
