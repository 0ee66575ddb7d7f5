using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PureOptim.Machines;

/// <summary>The digests of several machines side by side.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Machines">The machines, in order, each with its name in the heading.</param>
internal sealed record DigestTable(ImmutableArray<string> Rows, ImmutableArray<(string Name, MachineFindings Found)> Machines)
{
    /// <summary>The number of hexadecimal digits of a digest on the page; <see cref="Differences"/> compares all of them.</summary>
    private const int DigitsShown = 8;

    private const string Absent = "absent";

    private const string Heading = "row";

    /// <summary>The table of the machines whose findings lie in a folder, a file each: <c>1-name</c>, <c>2-name</c> and so on.</summary>
    internal static DigestTable Read(string folder)
    {
        (string, MachineFindings)[] machines =
        [
            .. from file in Directory.EnumerateFiles(folder)
               let parts = Path.GetFileName(file).Split('-', 2)
               orderby int.Parse(parts[0])
               select (parts[1], MachineFindings.Parse(File.ReadAllText(file))),
        ];
        return new([.. machines.SelectMany(machine => machine.Item2.Digests.Select(found => found.Row)).Distinct()], [.. machines]);
    }

    /// <summary>The differences from the digests that every machine must find, one line each: the row, the machine, and both digests.</summary>
    /// <param name="expected">The content of the file of expected digests.</param>
    internal IEnumerable<string> Differences(JsonNode expected) =>
        from row in Rows
        let wanted = Expected(expected, row)
        from machine in Machines
        let found = machine.Found.Digests.FirstOrDefault(found => found.Row == row).Digest ?? Absent
        where found != wanted
        select $"{row} on {machine.Name}: {found}, expected {wanted}";

    /// <summary>The differences from a page that was written before, one line each; machines that only the page has are not looked at.</summary>
    internal IEnumerable<string> Differences(string page)
    {
        var lines = page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        var heading = Array.FindIndex(lines, line => line[1] == Heading);
        if (heading < 0) return ["there is no table on the page"];
        return
            from row in Rows.Select(Code).Union(lines.Skip(heading + 2).Select(line => line[1]))
            let written = Array.Find(lines, line => line[1] == row)
            from machine in Machines
            let column = Array.IndexOf(lines[heading], Code(machine.Name))
            let before = written is not null && column >= 0 ? written[column] : Absent
            let now = Cell(machine.Found, row.Trim('`'))
            where now != before
            select $"{row.Trim('`')} on {machine.Name}: {now}, on the page {before}";
    }

    /// <summary>The page: the machines, and their digests.</summary>
    public override string ToString() => string.Concat(
    [
        "# The same bits on every kind of machine\n\n",
        "`tests/PureOptim.Machines/all-machines.sh` writes this page, and CI compares with it (`--check`). Every machine computes all rows of `pureoptim selftest` but\n",
        "`network-200` and `eigen`, and each digest must be the one in `experiments/PureOptim.Experiments/Selftest/expected.json`. All 64 digits are compared; the table shows the\n",
        $"first {DigitsShown}.\n\n",
        "| machine | where it ran last |\n| --- | --- |\n",
        .. Machines.Select(machine => $"| {Code(machine.Name)} | {machine.Found.Machine} |\n"),
        $"\n| {Heading} | {string.Join(" | ", Machines.Select(machine => Code(machine.Name)))} |\n|{string.Concat(Enumerable.Repeat(" --- |", Machines.Length + 1))}\n",
        .. Rows.Select(row => $"| {Code(row)} | {string.Join(" | ", Machines.Select(machine => Cell(machine.Found, row)))} |\n"),
    ]);

    private static string Expected(JsonNode expected, string row) =>
        row.Split(' ') is [var name, var precision] ? (string?)expected["digests"]?[name]?[precision] ?? Absent : Absent;

    private static string Cell(MachineFindings found, string row) =>
        found.Digests.FirstOrDefault(pair => pair.Row == row).Digest is { } digest ? Code(digest[..int.Min(DigitsShown, digest.Length)]) : Absent;

    private static string Code(string text) => $"`{text}`";
}
