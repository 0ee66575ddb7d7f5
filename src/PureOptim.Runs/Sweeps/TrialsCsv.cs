using System.Text;

namespace PureOptim.Runs.Sweeps;

/// <summary>A <see cref="TrialTable"/> as a CSV file.</summary>
internal static class TrialsCsv
{
    internal static string Of(TrialTable table)
    {
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(column => Files.Csv.Quoted(column.Name))).Append('\n');
        for (var row = 0; row < table.Count; row++) text.AppendJoin(',', table.Columns.Select(column => column.Field(row))).Append('\n');
        return text.ToString();
    }
}
