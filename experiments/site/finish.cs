#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
// Finishes a site that docfx has built, and checks it: every link and picture is there, every documented member of the libraries has a page, and nothing is too large.
// What is left out: the list of extension methods, which is the same on every page of an optimizer; indentation; in the search, words that stand twice and numbers; the files that docfx makes for itself.
// What is added: in the search, the title of a page that is no page of the code counts twice, so that "adam" leads to the optimizer before its parts; and a page need not have every word that is typed.
// Usage: dotnet run finish.cs -- SITE DOCFX BIN   where DOCFX is the file that names the libraries and BIN has them with all that they need.
using System.Net;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

const long MostOfSite = 25_000_000, MostOfPicture = 40_000;
var site = Path.GetFullPath(args[0]);
var faults = new List<string>();
string[] files = Directory.GetFiles(site, "*", SearchOption.AllDirectories);

foreach (var page in files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
{
    var whole = File.ReadAllText(page);
    if (Name(page).StartsWith("api/", StringComparison.Ordinal)) whole = Regex.Replace(whole, "<dl class=\"typelist extensionMethods\">.*?</dl>", "", RegexOptions.Singleline);
    // Indentation and empty lines say nothing but in code.
    File.WriteAllText(page, Regex.Replace(whole, "<(pre|script|textarea)\\b.*?</\\1>|\\s*\\n\\s*", match => match.Groups[1].Success ? match.Value : "\n", RegexOptions.Singleline));
}

var index = Path.Combine(site, "index.json");
var search = JsonNode.Parse(File.ReadAllText(index))!.AsObject();
foreach (var (page, entry) in search)
{
    if (!page.StartsWith("api/", StringComparison.Ordinal)) entry!["keywords"] = ((string?)entry["title"])?.Split(" | ")[0];
    entry!["summary"] = string.Join(' ', Regex.Matches((string?)entry["summary"] ?? "", "[\\p{L}][\\p{L}\\d_-]{2,}").Select(word => word.Value).Distinct(StringComparer.OrdinalIgnoreCase));
}

File.WriteAllText(index, search.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

// docfx asks for pages with all words, also with those that its index leaves out, such as "which": then there are none.
var asking = Path.Combine(site, "public", "search.min.js");
const string Required = ".map(t=>\"+\"+t)";
if (File.ReadAllText(asking) is var script && script.Contains(Required, StringComparison.Ordinal)) File.WriteAllText(asking, script.Replace(Required, "", StringComparison.Ordinal));
else faults.Add($"public/search.min.js has no {Required}: this docfx asks in another way");

var pages = files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(file => file, File.ReadAllText);
var anchors = pages.ToDictionary(page => page.Key, page => Regex.Matches(page.Value, "\\b(?:id|name)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToHashSet());
foreach (var (page, text) in pages)
{
    foreach (Match link in Regex.Matches(text, "\\b(?:href|src)=\"([^\"]*)\""))
    {
        var target = WebUtility.HtmlDecode(link.Groups[1].Value);
        if (Regex.IsMatch(target, "^[a-z]+:") || target.Length == 0) continue;
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, Uri.UnescapeDataString(after)) : (target, "");
        var full = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(path.Split('?')[0])));
        if (Directory.Exists(full)) full = Path.Combine(full, "index.html");
        if (!File.Exists(full)) faults.Add($"{Name(page)}: {target} is not there");
        // What stands behind the # of the playground is a run.
        else if (anchor.Length > 0 && !Name(full).StartsWith("playground/", StringComparison.Ordinal) && anchors.TryGetValue(full, out var known) && !known.Contains(anchor)) faults.Add($"{Name(page)}: {target} has no such place");
    }
}

// docfx drops some members in silence, those of extension blocks; the page that lists what makes a schedule, or the guide to verify an optimizer, must have them then. Overloads share a page's heading, so names suffice.
var named = Regex.Matches(File.ReadAllText(Path.Combine(site, "xrefmap.yml")), "commentId: ['\"]?([^'\"\\r\\n]+)").Select(match => Plain(match.Groups[1].Value)).ToHashSet();
string[] extended = ["Schedule", "OptimizerLaws"], places = ["schedules/index.html", "guides/verify.html"];
var extensions = string.Concat(places.Select(page => WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(site, page)))));
var members = 0;
foreach (var comments in Regex.Matches(File.ReadAllText(args[1]), "[\\w.]+(?=\\.csproj)").Select(match => Path.Combine(Path.GetFullPath(args[2]), $"{match.Value}.xml")))
{
    var documented = XDocument.Load(comments).Descendants("member").Select(member => Plain(member.Attribute("name")!.Value)).ToHashSet();
    foreach (var member in Assembly.LoadFrom(Path.ChangeExtension(comments, "dll")).GetExportedTypes().SelectMany(Public).Where(documented.Contains).Distinct())
    {
        members++;
        if (!named.Contains(member) && !extended.Any(type => extensions.Contains($"{type}.{member.Split('.')[^1]}(", StringComparison.Ordinal))) faults.Add($"{member} is documented and has no page");
    }
}

foreach (var own in new[] { "xrefmap.yml", "manifest.json" }) File.Delete(Path.Combine(site, own));
var size = Directory.GetFiles(site, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
if (size > MostOfSite) faults.Add($"the site has {size:N0} bytes, more than {MostOfSite:N0}");
foreach (var picture in files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal) && !Name(file).StartsWith("project/", StringComparison.Ordinal)))
{
    if (new FileInfo(picture).Length > MostOfPicture) faults.Add($"{Name(picture)} has more than {MostOfPicture:N0} bytes");
}

foreach (var fault in faults.Distinct().Take(50)) Console.Error.WriteLine(fault);
Console.WriteLine($"{pages.Count} pages, {size / 1e6:0.0} MB, {members} documented members, {faults.Distinct().Count()} faults");
return faults.Count == 0 ? 0 : 1;

string Name(string file) => Path.GetRelativePath(site, file).Replace('\\', '/');

// A name as comments have it, without parameters and numbers of type parameters.
static string Plain(string name) => Regex.Replace(name.Split('(')[0], "`+\\d+", "");

static IEnumerable<string> Public(Type type)
{
    var name = Plain(type.FullName!.Replace('+', '.'));
    return type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member is not Type)
        .Select(member => $"{member switch { FieldInfo => 'F', PropertyInfo => 'P', EventInfo => 'E', _ => 'M' }}:{name}.{member.Name.Replace('.', '#')}").Prepend($"T:{name}");
}
