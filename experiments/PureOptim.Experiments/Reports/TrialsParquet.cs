using System.Text;
using Parquet;
using Parquet.Schema;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Experiments.Reports;

/// <summary>A <see cref="TrialTable"/> as a Parquet file: the columns of the CSV file, each with its type. What has no value is null.</summary>
internal static class TrialsParquet
{
    /// <summary>The rows that are written together: few enough that a column of them is small in memory.</summary>
    private const int GroupRows = 100_000;

    private const string Program = "program", Name = "pureoptim";

    /// <summary>Whether this wrote a file.</summary>
    internal static bool IsOurs(byte[] content) => content.AsSpan().StartsWith("PAR1"u8) && content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)) >= 0;

    internal static byte[] Of(TrialTable table)
    {
        using var stream = new MemoryStream();
        Write(table, stream).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static async Task Write(TrialTable table, Stream stream)
    {
        var fields = table.Columns.Select(column => column switch
        {
            TrialColumn.Numbers => new DataField<double?>(column.Name),
            TrialColumn.Wholes => new DataField<long?>(column.Name),
            TrialColumn.Seeds => new DataField<ulong>(column.Name),
            _ => (DataField)new DataField<string>(column.Name),
        }).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
        writer.CustomMetadata = new Dictionary<string, string> { [Program] = Name };
        foreach (var rows in Enumerable.Range(0, table.Count).Chunk(GroupRows))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, column) in fields.Zip(table.Columns))
            {
                await (column switch
                {
                    TrialColumn.Numbers numbers => group.WriteAsync<double>(field, Array.ConvertAll(rows, row => numbers.Value(row))),
                    TrialColumn.Wholes wholes => group.WriteAsync<long>(field, Array.ConvertAll(rows, row => wholes.Value(row))),
                    TrialColumn.Seeds seeds => group.WriteAsync<ulong>(field, Array.ConvertAll(rows, row => seeds.Value(row))),
                    TrialColumn.Texts texts => group.WriteAsync(field, Array.ConvertAll(rows, row => texts.Value(row)!)),
                    _ => throw new NotSupportedException(column.GetType().Name),
                });
            }
        }
    }
}
