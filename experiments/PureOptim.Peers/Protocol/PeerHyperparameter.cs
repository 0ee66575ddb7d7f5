using System.Text.Json;

namespace PureOptim.Peers.Protocol;

/// <summary>A hyperparameter of a peer.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Default">Its default: a number, a list of numbers, true or false, or something else that stays as it is.</param>
/// <param name="From">The least value that makes sense; null where it is not known.</param>
/// <param name="To">The greatest value that makes sense; null where it is not known.</param>
internal sealed record PeerHyperparameter(string Name, JsonElement Default, double? From, double? To)
{
    /// <summary>The hyperparameter in a description.</summary>
    /// <exception cref="PeerException">It has no default.</exception>
    internal static PeerHyperparameter Of(JsonProperty field) =>
        field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("value", out var value)
            ? new(field.Name, value.Clone(), Number(field.Value, "from"), Number(field.Value, "to"))
            : throw new PeerException($"its hyperparameter {field.Name} has no value");

    /// <summary>Whether it is an option that is off: what depends on it does not happen, and laws speak of the optimizer without it.</summary>
    internal bool IsOff => Default.ValueKind == JsonValueKind.Number && Default.GetDouble() == 0;

    /// <summary>A number as a value.</summary>
    internal static JsonElement Value(double number) => JsonSerializer.SerializeToElement(number);

    private static double? Number(JsonElement of, string name) => of.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;
}
