namespace PureOptim.Networks.Workspaces;

/// <summary>A slice of the flat parameter vector whose gradient is computed in one go: some rows of a layer's weights, or its bias.</summary>
/// <param name="Layer">The layer's index.</param>
/// <param name="IsBias">Whether it is the bias.</param>
/// <param name="FirstRow">The first row of the weights.</param>
/// <param name="Rows">The number of rows; 1 for a bias.</param>
/// <param name="Place">The offset in the vector.</param>
internal readonly record struct Slice(int Layer, bool IsBias, int FirstRow, int Rows, Range Place);
