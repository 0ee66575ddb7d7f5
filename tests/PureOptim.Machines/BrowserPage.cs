using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PureOptim.Machines;

/// <summary>A page of WebAssembly in a browser without a window. Its files are served to this machine only, until it sends its result.</summary>
internal static class BrowserPage
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    /// <summary>Shows the page in a folder and returns its result.</summary>
    /// <param name="folder">The folder with <c>index.html</c>.</param>
    /// <param name="browser">The program of Chromium, or of a browser with the same options.</param>
    /// <param name="profile">An empty folder for the files of the browser.</param>
    /// <exception cref="TimeoutException">The page sent no result.</exception>
    internal static async Task<string> Show(string folder, string browser, string profile)
    {
        using var server = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        server.Prefixes.Add(address);
        server.Start();
        // Root cannot have the sandbox, and the page is our own.
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var option in new[] { "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", $"--user-data-dir={profile}", address })
            start.ArgumentList.Add(option);
        using var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            return await Serve(server, folder).WaitAsync(_patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Answers with files until a result is sent.</summary>
    private static async Task<string> Serve(HttpListener server, string folder)
    {
        while (true)
        {
            var context = await server.GetContextAsync();
            using var response = context.Response;
            if (context.Request.HttpMethod == "POST")
            {
                using var sent = new StreamReader(context.Request.InputStream);
                return await sent.ReadToEndAsync();
            }

            var path = context.Request.Url!.AbsolutePath;
            var file = Path.Combine(folder, path == "/" ? "index.html" : path[1..]);
            if (!File.Exists(file))
            {
                response.StatusCode = (int)HttpStatusCode.NotFound;
                continue;
            }

            response.ContentType = Path.GetExtension(file) switch
            {
                ".html" => "text/html",
                ".js" => "text/javascript",
                ".wasm" => "application/wasm",
                _ => "application/octet-stream",
            };
            var content = await File.ReadAllBytesAsync(file);
            response.ContentLength64 = content.Length;
            await response.OutputStream.WriteAsync(content);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
