using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using PureOptim;
using PureOptim.Formulas;
using PureOptim.Playground;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

[assembly: SupportedOSPlatform("browser")]

/// <summary>The functions that the page calls. A description is JSON, as the tool reads it; what a complaint calls it is "the description".</summary>
internal sealed partial class Program
{
    private static SlicedRun? _run;

    private static void Main()
    {
    }

    /// <summary>What there is to choose from.</summary>
    [JSExport]
    internal static string Choices() => PageChoices.All.ToJsonString();

    /// <summary>What a description says: <c>{"fault": ...}</c>, or its steps, its function and its optimizers.</summary>
    [JSExport]
    internal static string Look(string description)
    {
        try
        {
            return DescriptionView.Of(Description.Parse("the description", description)).ToJsonString();
        }
        catch (RunException exception)
        {
            return new JsonObject { ["fault"] = exception.Message }.ToJsonString();
        }
    }

    /// <summary>The same of the description of the run that was begun, without reading it again.</summary>
    [JSExport]
    internal static string LookAtRun() => DescriptionView.Of(_run!.Description).ToJsonString();

    /// <summary>The canonical text of a description, which is a file for the tool, and its SHA-256, the identity of the run.</summary>
    [JSExport]
    internal static string Identity(string description)
    {
        var text = Description.Parse("the description", description).Canonical;
        return new JsonObject { ["text"] = text, ["id"] = CanonicalText.Id(text) }.ToJsonString();
    }

    /// <summary>The column and the words of the first fault of a formula; empty where there is none.</summary>
    [JSExport]
    internal static string FormulaFault(string text) =>
        FormulaObjective.FaultOf(text) is { } fault ? new JsonObject { ["column"] = fault.Column, ["message"] = fault.Message }.ToJsonString() : "";

    /// <summary>Begins a run, and forgets the one before it, finished or not.</summary>
    /// <returns>The complaint about the description; empty where there is none.</returns>
    [JSExport]
    internal static string Begin(string description)
    {
        try
        {
            _run = SlicedRun.Of(Plan.For(Description.Parse("the description", description), folder: null, threads: 1));
            return "";
        }
        catch (RunException exception)
        {
            _run = null;
            return exception.Message;
        }
    }

    /// <summary>Goes on with the run for about so many milliseconds.</summary>
    /// <returns>The part of it that is done, from 0 to 1.</returns>
    [JSExport]
    internal static double Advance(double milliseconds) => _run is { } run ? run.Advance(TimeSpan.FromMilliseconds(milliseconds)) : 1;

    /// <summary>The points of an optimizer's finished path, coordinate by coordinate.</summary>
    [JSExport]
    internal static double[] Points(int optimizer) => [.. Path(optimizer).Points.SelectMany(point => point)];

    /// <summary>The losses of an optimizer's finished path, from the start on.</summary>
    [JSExport]
    internal static double[] Losses(int optimizer) => [.. Path(optimizer).Losses];

    /// <summary>SHA-256 of an optimizer's last point, as the summary of the tool's run has it.</summary>
    [JSExport]
    internal static string DigestOf(int optimizer) => Path(optimizer).Digest;

    /// <summary>The last link of an optimizer's chain, a digest of all that it did.</summary>
    [JSExport]
    internal static string ChainOf(int optimizer) => Path(optimizer).Links[^1].Digest;

    /// <summary>The contour lines of the function of a description; see <see cref="ContourList"/>.</summary>
    [JSExport]
    internal static double[] Contours(string description, double left, double right, double bottom, double top) =>
        ContourList.Of(((Minimize)Description.Parse("the description", description).Problem).Objective, left, right, bottom, top);

    /// <summary>The values of a hyperparameter of an optimizer for each step.</summary>
    [JSExport]
    internal static double[] Values(string schedule, int steps)
    {
        var read = StrictJson.Read("the schedule", schedule, place => (Schedule)ValueReader.Read(place, typeof(Schedule)));
        return [.. Enumerable.Range(0, steps).Select(step => read.At(step))];
    }

    private static PathTrace Path(int optimizer) => (PathTrace)_run!.Result!.Traces[optimizer];
}
