using System.Text.Json;

namespace PureOptim.Runs.Files;

/// <summary>A value in a JSON file together with the way to it, so that a complaint can say where.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Path">The fields and indices that lead to the value; empty for the whole.</param>
/// <param name="Value">The value.</param>
internal readonly record struct JsonPlace(string File, string Path, JsonElement Value)
{
    /// <summary>The field called <paramref name="name"/>, or null where there is none.</summary>
    internal JsonPlace? Find(string name) => Value.TryGetProperty(name, out var value) ? Member(name, value) : null;

    /// <summary>The fields of an object, in the order of the file.</summary>
    internal IEnumerable<(string Name, JsonPlace Place)> Members()
    {
        var here = this;
        Expect(JsonValueKind.Object, "it must be an object");
        return Value.EnumerateObject().Select(member => (member.Name, here.Member(member.Name, member.Value)));
    }

    /// <summary>The entries of an array.</summary>
    internal IEnumerable<JsonPlace> Entries()
    {
        var here = this;
        Expect(JsonValueKind.Array, "it must be a list");
        return Value.EnumerateArray().Select((entry, index) => here with { Path = Invariant($"{here.Path}[{index}]"), Value = entry });
    }

    internal string Text()
    {
        Expect(JsonValueKind.String, "it must be a text in quotation marks");
        return Value.GetString()!;
    }

    internal bool Truth() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Value.GetBoolean()
        : throw Refuse("it must be true or false");

    /// <summary>A finite number: JSON can write larger ones than a double can hold.</summary>
    internal double Number()
    {
        Expect(JsonValueKind.Number, "it must be a number");
        return Value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Refuse("it must be a number that a double can hold");
    }

    internal object Integer(Type type)
    {
        Expect(JsonValueKind.Number, "it must be a whole number");
        return type == typeof(int) && Value.TryGetInt32(out var narrow) ? narrow
            : type == typeof(long) && Value.TryGetInt64(out var wide) ? wide
            : type == typeof(ulong) && Value.TryGetUInt64(out var unsigned) ? unsigned
            : throw Refuse(type == typeof(ulong)
                ? Invariant($"it must be a whole number between 0 and {ulong.MaxValue}")
                : Invariant($"it must be a whole number that {(type == typeof(int) ? 31 : 63)} bits and a sign can hold"));
    }

    /// <summary>A complaint about this value: the file, the field, the value and the rule.</summary>
    internal RunException Refuse(string rule) => new($"{File}: {(Path.Length == 0 ? "" : $"{Path} is {Shown}; ")}{rule}");

    private string Shown
    {
        get
        {
            const int longest = 60;
            var text = Value.GetRawText().ReplaceLineEndings(" ");
            return text.Length <= longest ? text : text[..longest] + "...";
        }
    }

    private JsonPlace Member(string name, JsonElement value) => this with { Path = Path.Length == 0 ? name : $"{Path}.{name}", Value = value };

    private void Expect(JsonValueKind kind, string rule)
    {
        if (Value.ValueKind != kind) throw Refuse(rule);
    }
}
