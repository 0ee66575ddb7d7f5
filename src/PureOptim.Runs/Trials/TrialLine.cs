using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// The result of a trial as one line of JSON: the number of its template, the numbers in it, then the result. It has no time and no machine in it:
/// every process that runs a trial writes the same line, up to the number of the template.
/// </summary>
internal static class TrialLine
{
    private const string TemplateField = "{\"template\":", NumbersField = ",\"values\":[";

    /// <summary>The line without the brace that closes it.</summary>
    internal static byte[] Write(int template, string numbers, TrialResult result) => Encoding.UTF8.GetBytes($"{Head(template, numbers)}{Outcome(result)}");

    /// <summary>The line of another template's number, without the brace that closes it.</summary>
    internal static byte[] Renumber(ReadOnlySpan<byte> line, int template)
    {
        var numbers = NumbersOf(line, out _);
        var rest = line[NumbersField.Length..].IndexOf("],"u8);
        return [.. Encoding.UTF8.GetBytes(Head(template, Encoding.UTF8.GetString(numbers))), .. line[(NumbersField.Length + rest + 2)..]];
    }

    /// <summary>The number of the template in a line, and the list of the numbers without its brackets.</summary>
    internal static ReadOnlySpan<byte> NumbersOf(ReadOnlySpan<byte> line, out int template)
    {
        var rest = line[TemplateField.Length..];
        var comma = rest.IndexOf((byte)',');
        template = int.Parse(rest[..comma], NumberStyles.None, NumberFormatInfo.InvariantInfo);
        rest = rest[comma..];
        return rest.StartsWith(Encoding.UTF8.GetBytes(NumbersField)) ? rest[NumbersField.Length..][..rest[NumbersField.Length..].IndexOf((byte)']')] : throw new FormatException("There are no values.");
    }

    /// <summary>Reads the result in a line, with or without the brace that closes it.</summary>
    /// <exception cref="FormatException">The line is not what a trial writes.</exception>
    internal static TrialResult Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, isFinalBlock: false, default);
        var (digest, finalLoss, bestLoss, bestStep, meanOfLast) = ("", double.NaN, double.NaN, 0L, double.NaN);
        var (divergedAt, accuracy) = (default(long?), default(double?));
        ImmutableArray<double> point = [], losses = [];
        ImmutableArray<long?> decades = [];
        var (first, every, fields) = (0L, 1L, 0);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("finalLoss"u8)) finalLoss = Next(ref reader);
            else if (reader.ValueTextEquals("bestLoss"u8)) bestLoss = Next(ref reader);
            else if (reader.ValueTextEquals("bestStep"u8)) bestStep = NextStep(ref reader) ?? 0;
            else if (reader.ValueTextEquals("meanOfLast"u8)) meanOfLast = Next(ref reader);
            else if (reader.ValueTextEquals("divergedAt"u8)) divergedAt = NextStep(ref reader);
            else if (reader.ValueTextEquals("testAccuracy"u8)) accuracy = NextOrNone(ref reader);
            else if (reader.ValueTextEquals("digest"u8)) digest = reader.Read() ? reader.GetString()! : "";
            else if (reader.ValueTextEquals("finalPoint"u8)) point = List(ref reader, Number);
            else if (reader.ValueTextEquals("stepsToDecade"u8)) decades = List(ref reader, Step);
            else if (reader.ValueTextEquals("losses"u8)) losses = Losses(ref reader, ref first, ref every);
            else
            {
                reader.Read();
                reader.TrySkip();
                continue;
            }

            fields++;
        }

        return fields == 10
            ? new(digest, new(first, every, losses), finalLoss, bestLoss, bestStep, meanOfLast, divergedAt) { TestAccuracy = accuracy, FinalPoint = point, StepsToDecade = decades }
            : throw new FormatException("A field is missing.");
    }

    /// <summary>Reads the part of the result that a table needs; what stands behind it in the line is not looked at.</summary>
    /// <exception cref="FormatException">The line is not what a trial writes.</exception>
    internal static TrialScore ReadScore(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, isFinalBlock: false, default);
        var (finalLoss, meanOfLast, divergedAt, accuracy, fields) = (double.NaN, double.NaN, default(long?), default(double?), 0);
        while (fields < 4 && reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            fields++;
            if (reader.ValueTextEquals("finalLoss"u8)) finalLoss = Next(ref reader);
            else if (reader.ValueTextEquals("meanOfLast"u8)) meanOfLast = Next(ref reader);
            else if (reader.ValueTextEquals("divergedAt"u8)) divergedAt = NextStep(ref reader);
            else if (reader.ValueTextEquals("testAccuracy"u8)) accuracy = NextOrNone(ref reader);
            else fields--;
        }

        return fields == 4 ? new(TrialResult.ScoreOf(accuracy, finalLoss, meanOfLast), accuracy, divergedAt is not null) : throw new FormatException("A field is missing.");
    }

    /// <summary>The number of the template and the numbers, of a line that is not closed.</summary>
    private static string Head(int template, string numbers) => Invariant($"{TemplateField}{template}{NumbersField}{numbers}],");

    private static string Outcome(TrialResult result)
    {
        var text = new StringBuilder(1024);
        text.Append("\"finalLoss\":").Append(NumberText.Json(result.FinalLoss));
        text.Append(",\"bestLoss\":").Append(NumberText.Json(result.BestLoss));
        text.Append(",\"bestStep\":").Append(Text(result.BestStep));
        text.Append(",\"meanOfLast\":").Append(NumberText.Json(result.MeanOfLast));
        text.Append(",\"divergedAt\":").Append(Text(result.DivergedAt));
        text.Append(",\"testAccuracy\":").Append(result.TestAccuracy is { } accuracy ? NumberText.Json(accuracy) : "null");
        text.Append(",\"digest\":\"").Append(result.Digest);
        text.Append("\",\"finalPoint\":[").AppendJoin(',', result.FinalPoint.Select(value => NumberText.Json(value)));
        text.Append("],\"stepsToDecade\":[").AppendJoin(',', result.StepsToDecade.Select(Text));
        text.Append("],\"losses\":{\"first\":").Append(Text(result.Losses.First)).Append(",\"every\":").Append(Text(result.Losses.Every));
        return text.Append(",\"values\":[").AppendJoin(',', result.Losses.Values.Select(value => NumberText.Json(value))).Append("]}").ToString();
    }

    private static string Text(long? step) => step?.ToString(NumberFormatInfo.InvariantInfo) ?? "null";

    private static ImmutableArray<double> Losses(ref Utf8JsonReader reader, ref long first, ref long every)
    {
        ImmutableArray<double> values = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("first"u8)) first = NextStep(ref reader) ?? 0;
            else if (reader.ValueTextEquals("every"u8)) every = NextStep(ref reader) ?? 1;
            else values = List(ref reader, Number);
        }

        return values;
    }

    private delegate T Reading<T>(ref Utf8JsonReader reader);

    private static ImmutableArray<T> List<T>(ref Utf8JsonReader reader, Reading<T> read)
    {
        var values = ImmutableArray.CreateBuilder<T>();
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) values.Add(read(ref reader));
        return values.DrainToImmutable();
    }

    private static double Next(ref Utf8JsonReader reader) => reader.Read() ? Number(ref reader) : throw new FormatException("A number is missing.");

    private static double? NextOrNone(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.Null ? null : Number(ref reader);

    private static long? NextStep(ref Utf8JsonReader reader) => reader.Read() ? Step(ref reader) : throw new FormatException("A step is missing.");

    private static double Number(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? double.Parse(reader.GetString()!, NumberFormatInfo.InvariantInfo) : reader.GetDouble();

    private static long? Step(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64();
}
