using System.Text.Json;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Parity;

/// <summary>A value in a JSON file of recorded vectors, with the way to it, so that whatever is wrong with it can be said where.</summary>
/// <param name="At">The value and its place, as descriptions are read.</param>
internal readonly record struct RecordedValue(JsonPlace At)
{
    /// <summary>The largest number of names in a complaint.</summary>
    private const int MostNames = 12;

    /// <summary>The field called <paramref name="name"/>.</summary>
    internal RecordedValue this[string name] => Find(name) ?? throw Unlike($"a field '{name}'", Element.GetPropertyCount() == 0
        ? "none"
        : $"none (it has {string.Join(", ", Element.EnumerateObject().Select(field => field.Name).Take(MostNames))})");

    /// <summary>The file's name.</summary>
    internal string File => At.File;

    /// <summary>The fields and indices that lead to the value; empty for the whole file.</summary>
    internal string Place => At.Path;

    /// <summary>The value.</summary>
    internal JsonElement Element => At.Value;

    /// <summary>The field called <paramref name="name"/>, or null if there is none.</summary>
    internal RecordedValue? Find(string name) => Object().At.Find(name) is { } place ? new(place) : null;

    /// <summary>The fields of an object, in the file's order.</summary>
    internal IEnumerable<(string Name, RecordedValue Value)> Fields() => Object().At.Members().Select(field => (field.Name, new RecordedValue(field.Place)));

    /// <summary>Refuses an unknown field of an object, and names the nearest known one.</summary>
    internal void RequireFields(params IReadOnlyCollection<string> known)
    {
        foreach (var (name, value) in Fields())
        {
            if (!known.Contains(name)) throw value.Misspelt(name, "no field here", known);
        }
    }

    /// <summary>The elements of an array.</summary>
    internal IReadOnlyList<RecordedValue> Items() =>
        Element.ValueKind == JsonValueKind.Array ? [.. At.Entries().Select(entry => new RecordedValue(entry))] : throw Unlike("an array");

    /// <summary>The elements of an array that must have <paramref name="count"/> of them.</summary>
    internal IReadOnlyList<RecordedValue> Items(int count, string what)
    {
        var items = Items();
        return items.Count == count ? items : throw Unlike($"{count} {what}", $"{items.Count}");
    }

    internal string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Unlike("a text");

    internal int Integer() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var integer) ? integer : throw Unlike("a 32-bit integer");

    /// <summary>A number in the precision it was recorded in; NaN and the infinities are texts.</summary>
    internal double Number(bool single = false) => Element.ValueKind switch
    {
        JsonValueKind.Number when single && Element.TryGetSingle(out var number) && float.IsFinite(number) => number,
        JsonValueKind.Number when !single && Element.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when Element.ValueEquals("NaN") => double.NaN,
        JsonValueKind.String when Element.ValueEquals("Infinity") => double.PositiveInfinity,
        JsonValueKind.String when Element.ValueEquals("-Infinity") => double.NegativeInfinity,
        _ => throw Unlike($"a number that {(single ? "float32" : "float64")} can hold, \"NaN\", \"Infinity\" or \"-Infinity\""),
    };

    /// <summary>A float64 number to the bit: as C99 writes it in hexadecimal, or as a JSON number with all its digits.</summary>
    internal double Exact() =>
        Element.ValueKind == JsonValueKind.String && HexadecimalDouble.TryParse(Text(), out var number) ? number : Number();

    /// <summary>The complaint that this value is not what the format wants here.</summary>
    internal RunException Unlike(string expected, string? found = null) =>
        new($"{File}: {(Place.Length == 0 ? "" : $"{Place}: ")}expected {expected}, found {found ?? Shown}.");

    /// <summary>The complaint that a name here is none of those known; it names the nearest.</summary>
    internal RunException Misspelt(string name, string why, IReadOnlyCollection<string> known) =>
        new($"{File}: {Place}: \"{name}\" is {why}; {Nearest.Hint(name, known)}.");

    private string Shown => Element.GetRawText() is { Length: <= 40 } text
        ? text
        : $"{Element.ValueKind.ToString().ToLowerInvariant()} of {Element.GetRawText().Length} characters";

    private RecordedValue Object() => Element.ValueKind == JsonValueKind.Object ? this : throw Unlike("an object");
}
