using System.Collections;
using System.Runtime.CompilerServices;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Descriptions;

/// <summary>
/// The settings of a user's program as canonical JSON: a record or an anonymous object of numbers, texts, truth values, enumerations,
/// schedules, optimizers, immutable arrays, pairs, and records of these.
/// </summary>
internal static class OwnSettings
{
    /// <summary>Refuses an optimizer that cannot be described.</summary>
    internal static void Check(IOptimizer optimizer) => Check(optimizer, "Optimizer", 0);

    /// <summary>The JSON of an object.</summary>
    /// <exception cref="ArgumentException">A part of it is of another type, or null; the message names the part.</exception>
    internal static JsonText Of(object settings)
    {
        Check(settings, "Settings", 0);
        return new(CanonicalText.Of(ValueWriter.Write(settings, settings.GetType())));
    }

    private static void Check(object? value, string path, int depth)
    {
        switch (value)
        {
            case null:
                throw new ArgumentException($"{path} is null, which a description cannot say.", nameof(value));
            case double or float or string or bool or Enum or Schedule.Constant or Parameters<double>:
                return;
            case char or nint or nuint:
                throw Unsayable(path, value);
            case var number when number.GetType().IsPrimitive:
                return;
            case ITuple pair when RecordSchema.IsPair(value.GetType()):
                for (var i = 0; i < pair.Length; i++) Check(pair[i], Invariant($"{path}.Item{i + 1}"), depth + 1);
                return;
            case IEnumerable entries when RecordSchema.ElementOf(value.GetType()) is not null:
                foreach (var (i, entry) in entries.Cast<object?>().Index()) Check(entry, Invariant($"{path}[{i}]"), depth + 1);
                return;
            case IEnumerable or Delegate or Type:
                throw Unsayable(path, value);
            default:
                CheckRecord(value, path, depth);
                return;
        }
    }

    private static void CheckRecord(object value, string path, int depth)
    {
        if (depth > StrictJson.MaxDepth / 2) throw new ArgumentException(Invariant($"{path} is more than {StrictJson.MaxDepth / 2} records deep."), nameof(value));
        if (!RecordSchema.IsRecord(value.GetType())) throw Unsayable(path, value);
        foreach (var field in RecordSchema.Of(value.GetType()).Fields) Check(field.Property.GetValue(value), $"{path}.{field.Property.Name}", depth + 1);
    }

    private static ArgumentException Unsayable(string path, object value) => new(
        $"{path} is of type {value.GetType().Name}, which a description cannot say: it has numbers, texts, truth values, enumerations, schedules, optimizers, immutable arrays, pairs, and records of these.",
        nameof(value));
}
