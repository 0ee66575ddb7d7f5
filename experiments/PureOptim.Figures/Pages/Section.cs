using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.Pages;

/// <summary>A part of a page with several pictures: a picture, what it says, and tables.</summary>
/// <param name="Name">The name of the picture's file without ending, and of the part in the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Lead">The content of the picture, with an explanation, in sentences.</param>
internal sealed record Section(string Name, string Title, string Lead)
{
    /// <summary>The picture as the text of an SVG file; empty for a part without.</summary>
    public string Picture { get; init; } = "";

    /// <summary>Parts of the picture, each an SVG element, that a page lays out as its width allows, in place of the picture; empty where it shows the picture.</summary>
    public ImmutableArray<string> Cards { get; init; } = [];

    /// <summary>An explanation of the still picture.</summary>
    public string Caption { get; init; } = "";

    /// <summary>An explanation of the live one; empty where it is the same.</summary>
    public string LiveCaption { get; init; } = "";

    /// <summary>The bar above the live picture.</summary>
    public XElement? Controls { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The tables below the picture.</summary>
    public ImmutableArray<ReportBlock> Blocks { get; init; } = [];

    /// <summary>The name of the script that draws the live picture; empty where the still one stays.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The data of that script.</summary>
    public object? Content { get; init; }
}
