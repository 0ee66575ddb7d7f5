using System.Xml.Linq;

namespace PureOptim.Figures.Pages;

/// <summary>A page of one file that needs no network, and can be read without script.</summary>
internal static class StaticPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private const string PolicyWithScript = $"{Policy}; script-src 'unsafe-inline'";

    /// <summary>The page.</summary>
    /// <param name="title">Its title, escaped.</param>
    /// <param name="style">Its own style, beside that of all pages.</param>
    /// <param name="lead">What it begins with, as HTML.</param>
    /// <param name="content">The rest, as HTML.</param>
    /// <param name="script">A script that makes the page handier; null where there is none.</param>
    /// <param name="origin">Where it comes from; null for a page that says so itself.</param>
    internal static string Of(string title, string style, string lead, string content, string? script = null, XElement? origin = null) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="{(script is null ? Policy : PolicyWithScript)}" />
        <title>{title}</title>
        <style>
        {Report.Resource("page.css")}{style}</style>
        </head>
        <body>
        <main>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {content}
        {(origin is null ? "" : Html.Text(origin))}
        </main>
        <footer>
        <p>Made by PureOptim {Report.Escape(Report.Version)}. This page is complete: it loads nothing from elsewhere and sends nothing.</p>
        </footer>
        {(script is null ? "" : $"<script>//<![CDATA[\n{script}//]]></script>")}
        </body>
        </html>

        """;
}
