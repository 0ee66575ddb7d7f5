namespace PureOptim.Figures;

/// <summary>What a cell of a heat map shows.</summary>
/// <param name="Value">The value that makes the colour; what is not a number is drawn as missing, unless it diverged.</param>
/// <param name="Detail">All that is known about the cell, for who points at it.</param>
public readonly record struct HeatCell(double Value, string Detail)
{
    /// <summary>Of the runs in this cell, those that diverged, as "2/5"; empty where none did.</summary>
    public string Diverged { get; init; } = "";

    /// <summary>Whether the cell belongs to the outlined region.</summary>
    public bool IsOutlined { get; init; }
}
