using PureOptim.Networks.Formats;

namespace PureOptim.Runs.Data;

/// <summary>Images with a label each.</summary>
internal sealed record ImageSet(IdxImages Images, IdxLabels Labels)
{
    /// <summary>The pixels of one image.</summary>
    internal int Pixels => Images.Rows * Images.Columns;
}
