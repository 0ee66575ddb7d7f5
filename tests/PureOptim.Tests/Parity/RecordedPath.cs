using System.Collections.Immutable;

namespace PureOptim.Tests.Parity;

/// <summary>One recorded path of an optimizer on a function.</summary>
/// <param name="Id">The path's name.</param>
/// <param name="Optimizer">The name of the optimizer in its framework.</param>
/// <param name="Numbers">The arguments that are numbers.</param>
/// <param name="Texts">The arguments that are texts.</param>
/// <param name="Objective">The function.</param>
/// <param name="Points">Every point, the start included.</param>
internal sealed record RecordedPath(
    string Id,
    string Optimizer,
    ImmutableDictionary<string, double> Numbers,
    ImmutableDictionary<string, string> Texts,
    Objective Objective,
    ImmutableArray<Parameters<double>> Points);
