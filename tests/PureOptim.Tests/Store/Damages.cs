namespace PureOptim.Tests.Store;

/// <summary>The damages of a file.</summary>
internal static class Damages
{
    /// <summary>All that this knows.</summary>
    internal static readonly string[] All = ["changed", "cut", "emptied", "deleted", "a folder", "unreadable"];

    /// <summary>Does it.</summary>
    internal static void Do(string path, string damage)
    {
        var content = File.ReadAllBytes(path);
        content[content.Length / 2] ^= 1;
        if (damage is "deleted" or "a folder" || (damage == "unreadable" && Environment.IsPrivilegedProcess)) File.Delete(path);
        else File.WriteAllBytes(path, damage switch { "changed" or "unreadable" => content, "cut" => content[..(content.Length / 2)], _ => [] });
        if (damage == "a folder") Directory.CreateDirectory(path);
        if (damage != "unreadable") return;

        // Nothing is forbidden to the superuser; but the memory of a process cannot be read at address 0.
        if (Environment.IsPrivilegedProcess) File.CreateSymbolicLink(path, "/proc/self/mem");
        else if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
    }
}
