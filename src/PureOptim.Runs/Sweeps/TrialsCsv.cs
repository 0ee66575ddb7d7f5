namespace PureOptim.Runs.Sweeps;

/// <summary>A <see cref="TrialTable"/> as a CSV file.</summary>
internal static class TrialsCsv
{
    /// <summary>Writes the file, a line at a time: there may be a million.</summary>
    internal static void Write(TrialTable table, TextWriter writer)
    {
        Line(table.Columns.Select(column => Files.Csv.Quoted(column.Name)));
        for (var row = 0; row < table.Count; row++) Line(table.Columns.Select(column => column.Field(row)));

        void Line(IEnumerable<string> fields)
        {
            writer.Write(string.Join(',', fields));
            writer.Write('\n');
        }
    }
}
