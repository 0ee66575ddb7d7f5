using System.Text.Json.Nodes;
using PureOptim.Machines;

switch (args)
{
    case ["compute", var mnist]:
        Console.Write(MachineRows.Compute(name => File.OpenRead(Path.Combine(mnist, name))));
        return 0;

    case ["browser", var folder, var program, var profile]:
        Console.Write(await BrowserPage.Show(folder, program, profile));
        return 0;

    case ["table", var expected, var folder]:
        var table = DigestTable.Read(folder);
        Console.Write(table);
        return Tell(table.Differences(JsonNode.Parse(File.ReadAllText(expected))!));

    case ["check", var page, var folder]:
        return Tell(DigestTable.Read(folder).Differences(File.ReadAllText(page)));

    default:
        Console.Error.WriteLine("compute MNIST, browser FOLDER PROGRAM PROFILE, table EXPECTED FOLDER, or check PAGE FOLDER");
        return 2;
}

static int Tell(IEnumerable<string> differences)
{
    string[] all = [.. differences];
    foreach (var difference in all) Console.Error.WriteLine(difference);
    return all.Length == 0 ? 0 : 1;
}
