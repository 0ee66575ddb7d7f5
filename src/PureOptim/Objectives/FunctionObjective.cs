using System.Text;

namespace PureOptim;

/// <summary>A user's own function, made by <see cref="Objective.Of(string, int, Func{Numerics.Symbol, Numerics.Symbol, Numerics.Symbol}, Parameters{double})"/> and its like.</summary>
public sealed record FunctionObjective : Objective
{
    private readonly SymbolProgram _program;

    internal FunctionObjective(string name, SymbolProgram program, Parameters<double> start) => (Name, _program, Start) = (name, program, start);

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Source => "a function of the user's";

    /// <inheritdoc/>
    public override int Dimension => Start.Length;

    /// <inheritdoc/>
    public override Parameters<double> Start { get; }

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x) => _program.Evaluate(x);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Name = ").Append(Name).Append(", ");
        return base.PrintMembers(builder);
    }
}
