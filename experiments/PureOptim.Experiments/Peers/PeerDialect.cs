using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Parity;
using PureOptim.Peers.Protocol;
using PureOptim.Runs;

namespace PureOptim.Experiments.Peers;

/// <summary>
/// A peer's optimizer in the dialect of its library. An argument that the dialect does not have, or has in another form, is left out while it is at its default: the defaults of a dialect are those of its
/// library.
/// </summary>
internal sealed class PeerDialect
{
    private static readonly ImmutableSortedDictionary<string, JsonElement> _defaults = ImmutableSortedDictionary<string, JsonElement>.Empty;

    private readonly MethodInfo _method;
    private readonly PeerDescription _description;
    private readonly PeerArguments _arguments;
    private readonly JsonObject _leftOut;

    private PeerDialect(Dialect dialect, MethodInfo method, PeerDescription description, PeerArguments arguments, JsonObject leftOut, IOptimizer standard)
    {
        (_method, _description, _arguments, _leftOut, Standard) = (method, description, arguments, leftOut, standard);
        Choice = ParityTolerances.ChoiceOf(dialect.Methods, method.Name);
        var tolerance = ParityTolerances.Of(dialect.Methods, method.Name, [.. arguments.Options.Keys]);
        Nearness = tolerance.Limit > ParityTolerances.Near.Limit ? tolerance.Limit * tolerance.Epsilon : 0;
    }

    /// <summary>The optimizer with the peer's defaults.</summary>
    internal IOptimizer Standard { get; }

    /// <summary>What its rule leaves to the program, so that no other path is right or wrong; null if nothing is left.</summary>
    internal string? Choice { get; }

    /// <summary>Whether it draws numbers, of which every program has its own.</summary>
    internal bool IsRandom => Hyperparameter.Of(Standard).Any(one => one.Name == "Seed");

    /// <summary>How near the peer is, beside rounding, where it computes some numbers in less than its precision.</summary>
    internal double Nearness { get; }

    /// <summary>The optimizer in its library's dialect; null where the library has none, or the dialect has none of that name, or none with these arguments.</summary>
    internal static PeerDialect? Find(PeerDescription description, PeerArguments arguments)
    {
        if (Dialect.All.FirstOrDefault(dialect => dialect.Framework.Trim().Equals(description.Library, StringComparison.OrdinalIgnoreCase)) is not { } dialect) return null;
        var sought = Dialect.Plain(arguments.Word[(arguments.Word.LastIndexOf('.') + 1)..]);
        if (dialect.Optimizers.FirstOrDefault(method => Dialect.Plain(method.Name) == sought) is not { } method) return null;
        var all = arguments.With(description, _defaults);
        string[] unknown = [.. all.Select(argument => argument.Key).Where(name => !method.GetParameters().Any(parameter => Dialect.Plain(parameter.Name!) == Dialect.Plain(name)))];
        foreach (var also in all.Select(argument => argument.Key).Except(unknown).Select(name => (string[])[name]).Prepend([]))
        {
            var (kept, leftOut) = (new JsonObject(), new JsonObject());
            foreach (var (name, value) in all) (unknown.Concat(also).Contains(name) && !arguments.Options.ContainsKey(name) ? leftOut : kept)[name] = value?.DeepClone();
            if (Call(method, arguments.Word, kept) is { } standard) return new(dialect, method, description, arguments, leftOut, standard);
        }

        return null;
    }

    /// <summary>The optimizer with other values of hyperparameters; null where the dialect has none with these.</summary>
    internal IOptimizer? With(ImmutableSortedDictionary<string, JsonElement> settings) => With(_arguments, settings);

    /// <summary>The optimizers with one of the options in the peer's name left out.</summary>
    internal IEnumerable<IOptimizer?> WithoutOptions() => _arguments.Options.Keys.Select(option => With(_arguments with { Options = _arguments.Options.Remove(option) }, _defaults));

    private IOptimizer? With(PeerArguments arguments, ImmutableSortedDictionary<string, JsonElement> settings)
    {
        var given = arguments.With(_description, settings);
        foreach (var (name, standard) in _leftOut)
        {
            if (!JsonNode.DeepEquals(given[name], standard)) return null;
            given.Remove(name);
        }

        return Call(_method, arguments.Word, given);
    }

    private static IOptimizer? Call(MethodInfo method, string word, JsonObject arguments)
    {
        try
        {
            return (IOptimizer)DialectCall.Invoke(method, word, PeerArguments.Recorded(arguments));
        }
        catch (RunException)
        {
            return null;
        }
    }
}
