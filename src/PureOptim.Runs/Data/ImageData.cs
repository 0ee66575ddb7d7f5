using PureOptim.Networks.Formats;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Data;

/// <summary>A data set: its description, and the images to train and to test on.</summary>
internal sealed record ImageData(DataSource Source, ImageSet Train, ImageSet Test);

/// <summary>Images with a label each.</summary>
internal sealed record ImageSet(IdxImages Images, IdxLabels Labels)
{
    /// <summary>The pixels of one image.</summary>
    internal int Pixels => Images.Rows * Images.Columns;
}
