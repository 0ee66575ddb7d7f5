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
    /// <param name="lead">The beginning of the page, as HTML.</param>
    /// <param name="content">The rest, as HTML.</param>
    /// <param name="script">A script that makes the page handier; null where there is none.</param>
    /// <param name="origin">The origin; null for a page that states it itself.</param>
    internal static string Of(string title, string style, string lead, string content, string? script = null, XElement? origin = null) => Frame(
        title, script is null ? Policy : PolicyWithScript, style, lead, $"{content}\n{(origin is null ? "" : Html.Text(origin))}",
        $"<p>Made by PureOptim {Report.Escape(Report.Version)}. This page is complete: it loads nothing from elsewhere and sends nothing.</p>",
        script is null ? "" : $"<script>//<![CDATA[\n{script}//]]></script>");

    /// <summary>The frame of every page around its content.</summary>
    /// <param name="title">Its title, escaped.</param>
    /// <param name="policy">The policy for what it may load and run.</param>
    /// <param name="style">Its own style, beside that of all pages.</param>
    /// <param name="lead">The beginning of the page, as HTML.</param>
    /// <param name="content">The rest, as HTML.</param>
    /// <param name="footer">The footer, as HTML.</param>
    /// <param name="scripts">Its data and its scripts, as HTML.</param>
    internal static string Frame(string title, string policy, string style, string lead, string content, string footer, string scripts) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="{policy}" />
        <title>{title}</title>
        <style>
        {Report.Resource("page.css")}{style}</style>
        </head>
        <body>
        <main>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {content}
        </main>
        <footer>
        {footer}
        </footer>
        {scripts}
        </body>
        </html>

        """;
}
