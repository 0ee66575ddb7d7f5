using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>JSON in which some places stand for each of several values: a set of JSON values that is counted and indexed without being listed.</summary>
internal abstract record Template
{
    /// <summary>The field that marks such a place: <c>{"each": [0.9, 0.99]}</c>.</summary>
    internal const string Each = "each";

    /// <summary>The number of values, at least 1.</summary>
    internal abstract BigInteger Count { get; }

    /// <summary>The template as JSON again.</summary>
    internal abstract JsonNode Json { get; }

    /// <summary>One of the values; what stands last in the text varies fastest.</summary>
    internal JsonNode At(long index) => Pick(ref index);

    /// <summary>The places that vary independently, in the order of the text: the last varies fastest.</summary>
    internal IEnumerable<Template> Leaves => this switch
    {
        Fixed => [],
        List list => list.Entries.SelectMany(entry => entry.Leaves),
        Fields fields => fields.Values.SelectMany(value => value.Leaves),
        _ => [this],
    };

    /// <summary>Whether it stands for numbers only.</summary>
    internal bool IsOfNumbers => this switch
    {
        Row => true,
        Fixed { Value: JsonValue value } => value.GetValueKind() == JsonValueKind.Number,
        Choice choice => choice.Entries.All(entry => entry.IsOfNumbers),
        _ => false,
    };

    /// <summary>Takes from <paramref name="index"/> the lowest digit of a number whose places have the bases of the template's parts.</summary>
    private protected abstract JsonNode Pick(ref long index);

    /// <summary>A single value.</summary>
    internal sealed record Fixed(JsonNode Value) : Template
    {
        internal override BigInteger Count => 1;

        internal override JsonNode Json => Value.DeepClone();

        private protected override JsonNode Pick(ref long index) => Value.DeepClone();
    }

    /// <summary>Each of the values of several templates.</summary>
    internal sealed record Choice(ImmutableArray<Template> Entries) : Template
    {
        internal override BigInteger Count { get; } = Entries.Aggregate(BigInteger.Zero, (sum, entry) => sum + entry.Count);

        internal override JsonNode Json => new JsonObject { [Each] = new JsonArray([.. Entries.Select(entry => entry.Json)]) };

        private protected override JsonNode Pick(ref long index)
        {
            var (rest, here) = long.DivRem(index, (long)Count);
            index = rest;
            var entry = 0;
            for (; here >= Entries[entry].Count; entry++) here -= (long)Entries[entry].Count;
            return Entries[entry].At(here);
        }
    }

    /// <summary>Each of the numbers of a progression.</summary>
    internal sealed record Row(Progression Numbers) : Template
    {
        internal override BigInteger Count => Numbers.Length;

        internal override JsonNode Json => new JsonObject { [Each] = ValueWriter.Write(Numbers, typeof(Progression)) };

        private protected override JsonNode Pick(ref long index)
        {
            var (rest, here) = long.DivRem(index, Numbers.Length);
            index = rest;
            return Numbers.At(here);
        }
    }

    /// <summary>A list with each combination of the values of its entries.</summary>
    internal sealed record List(ImmutableArray<Template> Entries) : Template
    {
        internal override BigInteger Count { get; } = Entries.Aggregate(BigInteger.One, (product, entry) => product * entry.Count);

        internal override JsonNode Json => new JsonArray([.. Entries.Select(entry => entry.Json)]);

        private protected override JsonNode Pick(ref long index) => new JsonArray(PickAll(Entries, ref index));
    }

    /// <summary>An object with each combination of the values of its fields.</summary>
    internal sealed record Fields(ImmutableArray<string> Names, ImmutableArray<Template> Values) : Template
    {
        /// <summary>The values of one field.</summary>
        internal Template this[string name] => Values[Names.IndexOf(name)];

        internal override BigInteger Count { get; } = Values.Aggregate(BigInteger.One, (product, value) => product * value.Count);

        internal override JsonNode Json => Object([.. Values.Select(value => value.Json)]);

        private protected override JsonNode Pick(ref long index) => Object(PickAll(Values, ref index));

        private JsonObject Object(JsonNode[] values) => new(Names.Zip(values, (name, value) => KeyValuePair.Create(name, (JsonNode?)value)));
    }

    private static JsonNode[] PickAll(ImmutableArray<Template> parts, ref long index)
    {
        var values = new JsonNode[parts.Length];
        for (var i = parts.Length - 1; i >= 0; i--) values[i] = parts[i].Pick(ref index);
        return values;
    }
}
