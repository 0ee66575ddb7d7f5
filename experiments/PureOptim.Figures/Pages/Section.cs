using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.Pages;

/// <summary>A part of a page with several pictures: a picture, what it says, and tables.</summary>
/// <param name="Name">The name of the picture's file without ending, and of the part in the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Lead">What is shown, and what to see in it, in sentences.</param>
internal sealed record Section(string Name, string Title, string Lead)
{
    /// <summary>The picture as the text of an SVG file; empty for a part without.</summary>
    public string Picture { get; init; } = "";

    /// <summary>How to read the still picture.</summary>
    public string Caption { get; init; } = "";

    /// <summary>How to read the live one; empty where that is no different.</summary>
    public string LiveCaption { get; init; } = "";

    /// <summary>The bar above the live picture.</summary>
    public XElement? Controls { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What stands below the picture: its tables.</summary>
    public ImmutableArray<ReportBlock> Blocks { get; init; } = [];

    /// <summary>The name of the script that draws the live picture; empty where the still one stays.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What that script draws.</summary>
    public object? Content { get; init; }
}
