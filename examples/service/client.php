<?php
// Exports an article to JATS and CSL-JSON: php client.php http://127.0.0.1:8000 article.txt
//
// The status is 1 where a document could not be made, and what to do about it is on standard error.
declare(strict_types=1);

[, $address, $file] = $argv;

$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => ['Accept: application/json', 'Content-Type: application/octet-stream'],
    'content' => file_get_contents($file),
    'ignore_errors' => true, // the answer to a wrong request is an answer, too
    'timeout' => 60,
]]);
$body = file_get_contents("$address/export?to=jats,csl", false, $context);
if ($body === false) {
    fwrite(STDERR, "$address does not answer\n");
    exit(1);
}
$report = json_decode($body, true, 512, JSON_THROW_ON_ERROR);
if (!isset($report['inputs'])) {
    // problem details (RFC 9457): the request itself is wrong, or the service has too much to do
    tell($file, $report['problems']);
    fwrite(STDERR, "{$report['status']} {$report['title']}: {$report['detail']}\n");
    exit(1);
}
foreach ($report['inputs'] as $record) {
    tell($record['format'] ?? $file, $record['problems']);
    foreach ($record['documents'] as $document) {
        tell($document['format'], $document['problems']);
        if ($document['valid']) {
            $number = $record['record'] ? "-{$record['record']}" : '';
            $name = basename($file) . $number . '.' . $document['format'];
            file_put_contents($name, $document['content']);
            echo "$name\n";
        }
    }
}
exit($report['valid'] ? 0 : 1);

// What somebody can do something about: the errors, and warnings with a remedy.
function tell(string $format, array $problems): void
{
    foreach ($problems as $problem) {
        $remedy = $problem['remedy'] ?? '';
        if ($remedy !== '' || in_array($problem['kind'], ['malformed', 'invalid', 'missing'], true)) {
            $place = isset($problem['path']) ? "{$problem['path']}: " : '';
            fwrite(STDERR, "$format: {$problem['kind']}: $place{$problem['message']}" . ($remedy ? "; $remedy" : '') . "\n");
        }
    }
}
