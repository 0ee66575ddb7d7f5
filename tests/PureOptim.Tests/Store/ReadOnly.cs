using System.Diagnostics;

namespace PureOptim.Tests.Store;

/// <summary>A folder that cannot be written to until this is disposed of.</summary>
internal sealed class ReadOnly : IDisposable
{
    private readonly string _folder;

    private ReadOnly(string folder) => _folder = folder;

    /// <summary>Sees to it that nobody can write to a folder: by its rights, or by a mount for the superuser, to whom rights are nothing; null where that cannot be.</summary>
    internal static ReadOnly? Of(string folder)
    {
        var command = Environment.IsPrivilegedProcess ? $"mount --bind '{folder}' '{folder}' && mount -o remount,bind,ro '{folder}'" : $"chmod -R a-w '{folder}'";
        return Shell(command) == 0 ? new(folder) : null;
    }

    public void Dispose() => Shell(Environment.IsPrivilegedProcess ? $"umount '{_folder}'" : $"chmod -R u+w '{_folder}'");

    private static int Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"{command} 2>/dev/null"]))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
