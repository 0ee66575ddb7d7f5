namespace PureOptim.Core;

/// <summary>What becomes of each row, or of each column, of a matrix.</summary>
internal enum LineReduction
{
    Mean,
    Norm,
    LargestMagnitude,
}
