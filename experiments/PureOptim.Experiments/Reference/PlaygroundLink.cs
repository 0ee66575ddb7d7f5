using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Catalogue;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Reference;

/// <summary>The playground's address of the first picture on an optimizer's page: the description in UTF-8 and base64 behind the #, as the playground and <c>pureoptim run</c> read it.</summary>
internal static class PlaygroundLink
{
    /// <summary>The page, from a folder of the reference, on the site and before docfx has moved both.</summary>
    internal const string Page = "../../playground/index.html";

    /// <summary>The address, from a page of the reference.</summary>
    /// <param name="entry">The optimizer.</param>
    /// <param name="path">Its path on a function.</param>
    internal static string To(CatalogueEntry entry, PicturePath path)
    {
        JsonNode optimizer = Hyperparameter.Find(path.Optimizer, nameof(Sgd.LearningRate)) is { } rate
            ? new JsonObject { [entry.Name] = new JsonObject { ["learningRate"] = ValueWriter.Write(rate.Get(path.Optimizer), typeof(Schedule)) } }
            : entry.Name;
        var description = new JsonObject
        {
            ["name"] = entry.Name,
            ["problem"] = new JsonObject { ["minimize"] = new JsonObject { ["objective"] = path.Function.Name } },
            ["steps"] = PicturePaths.Steps,
            ["optimizers"] = new JsonArray(new JsonObject { ["optimizer"] = optimizer }),
        };
        return $"{Page}#{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(description.ToJsonString()))}";
    }
}
