namespace PureOptim.Numerics;

/// <summary>A block of a product.</summary>
/// <param name="Row">Its first row.</param>
/// <param name="Rows">The number of its rows.</param>
/// <param name="Term">Its first term.</param>
/// <param name="Inner">The number of its terms.</param>
/// <param name="Column">Its first column.</param>
/// <param name="Columns">The number of its columns.</param>
internal readonly record struct DensePart(int Row, int Rows, int Term, int Inner, int Column, int Columns)
{
    /// <summary>The registers of the panel that begins at one of the columns: those of a tile, or as many as are left.</summary>
    internal int PanelAt(int column, int register) => int.Min(ProductPlan.TileRegisters, (Columns - column + register - 1) / register);
}
