using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The factor that depends on the shape of a matrix, so that one learning rate serves all shapes.</summary>
public enum MuonScale
{
    /// <summary>√max(1, rows / columns): the original, and PyTorch's <c>original</c>, for weights of shape (outputs, inputs).</summary>
    RowsOverColumns,

    /// <summary>√max(1, columns / rows): Optax, whose weights have the shape (inputs, outputs).</summary>
    ColumnsOverRows,

    /// <summary>0.2 √max(rows, columns), about as long as AdamW's steps: PyTorch's <c>match_rms_adamw</c>. Muon may have another number for 0.2.</summary>
    LikeAdamW,

    /// <summary>1.</summary>
    None,
}

/// <summary>The factor of a shape.</summary>
internal static class MuonScales
{
    /// <summary>The factor for a matrix, with 0.2 as the root of the mean of an update's squares where it is like AdamW's.</summary>
    internal static Scalar Of(this MuonScale scale, int rows, int columns) => scale.Of(rows, columns, 0.2);

    /// <summary>The factor for a matrix.</summary>
    internal static Scalar Of(this MuonScale scale, int rows, int columns, Scalar size) => scale switch
    {
        MuonScale.RowsOverColumns => double.Sqrt(double.Max(1, (double)rows / columns)),
        MuonScale.ColumnsOverRows => double.Sqrt(double.Max(1, (double)columns / rows)),
        MuonScale.LikeAdamW => size * Scalar.Sqrt(int.Max(rows, columns)),
        _ => 1,
    };
}
