using System.Text.Json.Nodes;

namespace PureOptim.Figures.Reports;

/// <summary>Parts of a report as JSON.</summary>
internal static class JsonReport
{
    /// <summary>A list, as an array of its items.</summary>
    internal static JsonNode Of(ReportBlock.Bullets bullets) => new JsonArray([.. bullets.Items.Select(item => (JsonNode)item.Plain)]);

    /// <summary>A table, with an object for each row.</summary>
    internal static JsonNode Of(ReportTable table) => new JsonObject
    {
        ["caption"] = table.Caption,
        ["rows"] = new JsonArray([.. table.Rows.Select(row =>
            new JsonObject(table.Headings.Zip(row, (heading, cell) => KeyValuePair.Create(heading, (JsonNode?)cell.Plain))))]),
    };
}
