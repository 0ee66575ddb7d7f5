using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Parity;
using PureOptim.Peers.Protocol;

namespace PureOptim.Experiments.Peers;

/// <summary>The arguments of a peer's optimizer: those that its name has beside the optimizer's, as in <c>Adam amsgrad=True</c>, and its hyperparameters, of which <c>betas[1]</c> is the second of a list.</summary>
/// <param name="Word">The name of the optimizer alone.</param>
/// <param name="Options">The arguments in the name.</param>
internal sealed record PeerArguments(string Word, ImmutableSortedDictionary<string, JsonNode?> Options)
{
    /// <summary>The parts of a description's name.</summary>
    internal static PeerArguments Of(PeerDescription description)
    {
        var words = description.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(words[0], words.Skip(1).Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2).ToImmutableSortedDictionary(pair => pair[0], pair => Literal(pair[1])));
    }

    /// <summary>All arguments, with the values that hyperparameters have in settings or by default. A list of which the first is no number is left out.</summary>
    internal JsonObject With(PeerDescription description, ImmutableSortedDictionary<string, JsonElement> settings)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in Options) arguments[name] = value?.DeepClone();
        foreach (var hyperparameter in description.Hyperparameters)
        {
            var value = JsonNode.Parse((settings.TryGetValue(hyperparameter.Name, out var given) ? given : hyperparameter.Default).GetRawText());
            if (hyperparameter.Name.Split('[', ']') is not [var list, var place, ""] || !int.TryParse(place, out var index)) arguments[hyperparameter.Name] = value;
            else if (arguments[list] is JsonArray items && items.Count == index) items.Add(value);
            else if (index == 0) arguments[list] = new JsonArray(value);
        }

        return arguments;
    }

    /// <summary>The arguments as recorded ones are read.</summary>
    internal static RecordedValue Recorded(JsonObject arguments) => new(new("the peer's arguments", "", JsonSerializer.SerializeToElement(arguments)));

    private static JsonNode? Literal(string text) => text switch
    {
        "True" or "true" => true,
        "False" or "false" => false,
        "None" or "null" => null,
        _ when double.TryParse(text, out var number) => number,
        _ => text,
    };
}
